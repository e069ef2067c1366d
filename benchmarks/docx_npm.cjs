// The npm package `docx` on the facts of the benchmark: node docx_npm.cjs FACTS.json ROUNDS OUT.docx
const fs = require("fs");
const { AlignmentType, Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, WidthType } = require("docx");

const [, , source, rounds, target] = process.argv;
const facts = JSON.parse(fs.readFileSync(source, "utf8"));
const cell = (words) => new TableCell({ children: [new Paragraph(words)] });
const table = (heads, rows) =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [heads, ...rows].map(
      (row, at) => new TableRow({ tableHeader: at === 0, cantSplit: true, children: row.map(cell) }),
    ),
  });
const heading = (text, level) => new Paragraph({ text, heading: level });

function made() {
  const items = facts.items.flatMap((title, at) => [
    heading(title, HeadingLevel.HEADING_2),
    ...[...facts.notes, ...facts.decisions]
      .filter(([place]) => place === at)
      .map(([, words]) => new Paragraph({ text: words, bullet: { level: 0 } })),
  ]);
  const children = [
    heading(facts.title, HeadingLevel.TITLE),
    heading("Actions", HeadingLevel.HEADING_1),
    table(facts.action_heads, facts.actions),
    heading("Item by item", HeadingLevel.HEADING_1),
    ...items,
    heading("Stakeholders", HeadingLevel.HEADING_1),
    table(facts.stakeholder_heads, facts.stakeholders),
  ];
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

(async () => {
  const seconds = [];
  let data;
  for (let round = 0; round < Number(rounds); round += 1) {
    const begin = process.hrtime.bigint();
    data = await made();
    seconds.push(Number(process.hrtime.bigint() - begin) / 1e9);
  }
  fs.writeFileSync(target, data);
  console.log(JSON.stringify({ seconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
})();
