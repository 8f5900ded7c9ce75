import regular from "dejavu-fonts-ttf/ttf/DejaVuSans.ttf?url"
import bold from "dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf?url"
import type { Fonts } from "./makePdf.ts"

const bytesAt = async (address: string): Promise<Uint8Array> => {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`font: ${answer.status}`)
  return new Uint8Array(await answer.arrayBuffer())
}

/** DejaVu Sans: Latin with all its marks, Cyrillic, Greek and Arabic, and free to embed. */
export const loadFonts = async (): Promise<Fonts> => {
  const [one, other] = await Promise.all([bytesAt(regular), bytesAt(bold)])
  return { regular: one, bold: other }
}
