import PDFDocument from "pdfkit"
import { toBytes } from "pdfkit/output"

/** A piece of a letter, as a screen reader tells it: title, headings, text, and an item of a list. */
export interface Block {
  readonly kind: "title" | "heading" | "subheading" | "text" | "item"
  readonly text: string
}

export interface Letter {
  readonly title: string
  readonly language: string
  readonly blocks: ReadonlyArray<Block>
}

/** TrueType, with every letter that is written: of each only what is used goes into the file. */
export interface Fonts {
  readonly regular: Uint8Array
  readonly bold: Uint8Array
}

/** Points, and the tag of each kind (PDF/UA-1, ISO 14289-1). */
const LOOKS = {
  title: { tag: "H1", font: "bold", size: 20, before: 0 },
  heading: { tag: "H2", font: "bold", size: 14, before: 1.2 },
  subheading: { tag: "H3", font: "bold", size: 11, before: 0.8 },
  text: { tag: "P", font: "regular", size: 10.5, before: 0.3 },
  item: { tag: "LBody", font: "regular", size: 10.5, before: 0.15 }
} as const

const MARGIN = 56

/** Items that follow each other are one list. */
const runsOf = (blocks: ReadonlyArray<Block>): ReadonlyArray<ReadonlyArray<Block>> => {
  const runs: Array<Array<Block>> = []
  for (const block of blocks) {
    const last = runs.at(-1)
    if (block.kind === "item" && last?.[0]?.kind === "item") last.push(block)
    else runs.push([block])
  }
  return runs
}

/** A letter as a tagged PDF, readable aloud and searchable. Made where it is asked for: it passes no other machine. */
export function makePdf({ blocks, language, title }: Letter, fonts: Fonts): Promise<Uint8Array<ArrayBuffer>> {
  const document = new PDFDocument({
    size: "A4",
    margin: MARGIN,
    lang: language,
    tagged: true,
    displayTitle: true,
    pdfVersion: "1.7",
    subset: "PDF/UA",
    font: null,
    info: { Title: title }
  })
  const bytes = toBytes(document)
  document.registerFont("regular", fonts.regular).registerFont("bold", fonts.bold)
  const root = document.struct("Document")
  document.addStructure(root)
  const write = ({ kind, text }: Block) => {
    const { before, font, size, tag } = LOOKS[kind]
    return document.struct(tag, () => {
      document.font(font).fontSize(size).moveDown(before)
      document.text(kind === "item" ? `– ${text}` : text, { lineGap: 2 })
    })
  }
  for (const run of runsOf(blocks)) {
    if (run[0]?.kind === "item") {
      const list = document.struct("L")
      root.add(list)
      for (const item of run) {
        const entry = document.struct("LI")
        list.add(entry)
        entry.add(write(item))
        entry.end()
      }
      list.end()
    } else for (const block of run) root.add(write(block))
  }
  root.end()
  document.end()
  return bytes
}
