/** The part of pdfkit 0.20 that is used here; it brings no types of its own. Lengths in points. */
declare module "pdfkit" {
  interface Options {
    readonly size: "A4"
    readonly margin: number
    readonly lang: string
    readonly tagged: boolean
    readonly displayTitle: boolean
    readonly pdfVersion: "1.7"
    readonly subset: "PDF/UA"
    readonly font: null
    readonly info: { readonly Title: string }
  }

  interface TextOptions {
    readonly indent?: number
    readonly paragraphGap?: number
    readonly lineGap?: number
  }

  /** An element of the structure tree, that a screen reader follows. */
  interface Structure {
    add(child: Structure): Structure
    end(): void
  }

  export default class PDFDocument {
    constructor(options: Options)
    registerFont(name: string, bytes: Uint8Array): this
    font(name: string): this
    fontSize(points: number): this
    moveDown(lines?: number): this
    text(text: string, options?: TextOptions): this
    struct(type: string, content?: (() => void) | ReadonlyArray<Structure>): Structure
    addStructure(structure: Structure): this
    end(): void
  }
}

declare module "pdfkit/output" {
  import type PDFDocument from "pdfkit"

  /** Ask before `end`. */
  export function toBytes(document: PDFDocument): Promise<Uint8Array<ArrayBuffer>>
}
