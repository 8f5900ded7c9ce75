import type { InspectionFile } from "@kruisverband/contract"
import { useMutation } from "@tanstack/react-query"
import { Button } from "@utrecht/button-react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { blocksOf, type Reader } from "./fileWords.ts"
import { rightsTexts } from "./rightsTexts.ts"

interface Props {
  readonly file: InspectionFile
  readonly reader: Reader
}

/** What makes PDFs comes with the first press, and not with the page. */
const pdfOf = async (file: InspectionFile, reader: Reader): Promise<Blob> => {
  const [{ loadFonts }, { makePdf }] = await Promise.all([
    import("../../shared/pdf/loadFonts.ts"),
    import("../../shared/pdf/makePdf.ts")
  ])
  const blocks = blocksOf(file, reader)
  const title = blocks[0]?.text ?? ""
  const bytes = await makePdf({ title, language: reader.language, blocks }, await loadFonts())
  return new Blob([bytes], { type: "application/pdf" })
}

/** The file as one PDF, made in this page: it passes no other machine (AVG 15(3)). */
export function PdfButton({ file, reader }: Props) {
  const texts = useTexts(rightsTexts)
  const making = useMutation({
    gcTime: 0,
    mutationFn: () => pdfOf(file, reader),
    onSuccess: (blob) => {
      const link = document.createElement("a")
      link.href = URL.createObjectURL(blob)
      link.download = `inzage-${file.request}.pdf`
      link.click()
      // The browser has taken it over by the next task.
      setTimeout(() => URL.revokeObjectURL(link.href), 0)
    }
  })
  return (
    <>
      <Button appearance="secondary-action-button" busy={making.isPending} onClick={() => making.mutate()}>
        {texts.pdf}
      </Button>
      {making.isError && <p role="alert">{texts.pdfFailed}</p>}
    </>
  )
}
