import type { InspectionFile } from "@kruisverband/contract"
import { RequestId, type SignalId } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Link, useParams } from "@tanstack/react-router"
import { Button } from "@utrecht/button-react"
import { Option, Schema } from "effect"
import { useEffect, useState } from "react"
import { NotFoundPage } from "../../app/NotFoundPage.tsx"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useBilingual, useLanguage } from "../../shared/text/Language.tsx"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { leftOutOf, type Reader } from "./fileWords.ts"
import { KeptSignal } from "./KeptSignal.tsx"
import { PdfButton } from "./PdfButton.tsx"
import { rightsTexts } from "./rightsTexts.ts"
import { useInspectionFile } from "./useRights.ts"
import "./rights.css"

export function Page() {
  const { id } = useParams({ from: "/rights/$id/file" })
  const request = Schema.decodeUnknownOption(RequestId)(id)
  return Option.isSome(request) ? <FileOf key={request.value} id={request.value} /> : <NotFoundPage />
}

/** The letter to the person: on paper, as one PDF, and for a machine. */
function FileOf({ id }: { readonly id: RequestId }) {
  const texts = useTexts(rightsTexts)
  const [leftOut, setLeftOut] = useState<ReadonlyArray<SignalId>>([])
  const query = useInspectionFile(id, leftOut)
  const toggle = (signal: SignalId, on: boolean) =>
    setLeftOut(on ? [...leftOut, signal].toSorted() : leftOut.filter((one) => one !== signal))
  const say = useBilingual()
  const { language } = useLanguage()
  const { registry } = useRegistry()
  if (query.isPending) return <Waiting lines={6} />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  const title = registry.covenant(query.data.covenant)?.title
  const reader: Reader = {
    language,
    partnerName: registry.partnerName,
    covenant: title === undefined ? query.data.covenant : say(title)
  }
  return (
    <article className="kv-page-wide">
      <Link to="/rights/$id" params={{ id }} className="kv-back kv-no-print">
        ← {texts.backToRequest}
      </Link>
      <Letter file={query.data} reader={reader} leftOut={leftOut} onLeaveOut={toggle} />
      <div className="kv-buttons kv-no-print">
        <Button appearance="primary-action-button" onClick={() => window.print()}>
          {texts.print}
        </Button>
        <PdfButton file={query.data} reader={reader} />
        <JsonLink file={query.data} />
      </div>
    </article>
  )
}

/** The same file for a machine (AVG 15(3)); made in the page, so that it passes no other address. */
function JsonLink({ file }: { readonly file: InspectionFile }) {
  const texts = useTexts(rightsTexts)
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([JSON.stringify(file, null, 2)], { type: "application/json" }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return (
    <a
      className="utrecht-button utrecht-button--secondary-action"
      href={address}
      download={`inzage-${file.request}.json`}
    >
      {texts.json}
    </a>
  )
}

interface LetterProps {
  readonly file: InspectionFile
  readonly reader: Reader
  readonly leftOut: ReadonlyArray<SignalId>
  readonly onLeaveOut: (signal: SignalId, on: boolean) => void
}

function Letter({ file, leftOut, onLeaveOut, reader }: LetterProps) {
  const texts = useTexts(rightsTexts)
  const leftOutBy = leftOutOf(file, reader)
  return (
    <>
      <div className="kv-head">
        <PageHeading>{texts.fileTitle}</PageHeading>
        <Paragraph className="kv-subtle">
          {texts.fileLead(reader.covenant, exactDay(file.madeOn, reader.language))}
        </Paragraph>
      </div>
      {file.signals.length === 0 && <Paragraph purpose="lead">{texts.fileNone}</Paragraph>}
      {file.signals.map((signal) => (
        <KeptSignal
          key={signal.signal}
          kept={signal}
          parts={file.parts.filter((part) => part.signal === signal.signal)}
          reader={reader}
          isLeftOut={leftOut.includes(signal.signal)}
          onLeaveOut={(on) => onLeaveOut(signal.signal, on)}
        />
      ))}
      {leftOutBy !== undefined && <p className="kv-words kv-rights__form">{leftOutBy}</p>}
      <section className="kv-column kv-rights__form">
        <Heading level={2} appearance="level-3">
          {texts.remedy}
        </Heading>
        <p className="kv-words">{file.remedy.text[reader.language]}</p>
        <p className="kv-subtle kv-small">{file.remedy.clause}</p>
      </section>
    </>
  )
}
