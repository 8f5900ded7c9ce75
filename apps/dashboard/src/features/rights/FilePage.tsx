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
import { listed } from "../../shared/text/join.ts"
import { useBilingual, useLanguage } from "../../shared/text/Language.tsx"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { KeptSignal } from "./KeptSignal.tsx"
import { rightsTexts } from "./rightsTexts.ts"
import { useInspectionFile } from "./useRights.ts"
import "./rights.css"

export function Page() {
  const { id } = useParams({ from: "/rights/$id/file" })
  const request = Schema.decodeUnknownOption(RequestId)(id)
  return Option.isSome(request) ? <FileOf key={request.value} id={request.value} /> : <NotFoundPage />
}

/** The letter to the person. Printing it makes the PDF: with every script that the machine can write, and readable aloud. */
function FileOf({ id }: { readonly id: RequestId }) {
  const texts = useTexts(rightsTexts)
  const [leftOut, setLeftOut] = useState<ReadonlyArray<SignalId>>([])
  const query = useInspectionFile(id, leftOut)
  const toggle = (signal: SignalId, on: boolean) =>
    setLeftOut(on ? [...leftOut, signal].toSorted() : leftOut.filter((one) => one !== signal))
  if (query.isPending) return <Waiting lines={6} />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  return (
    <article className="kv-page-wide">
      <Link to="/rights/$id" params={{ id }} className="kv-back kv-no-print">
        ← {texts.backToRequest}
      </Link>
      <Letter file={query.data} leftOut={leftOut} onLeaveOut={toggle} />
      <div className="kv-buttons kv-no-print">
        <Button appearance="primary-action-button" onClick={() => window.print()}>
          {texts.print}
        </Button>
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
  readonly leftOut: ReadonlyArray<SignalId>
  readonly onLeaveOut: (signal: SignalId, on: boolean) => void
}

function Letter({ file, leftOut, onLeaveOut }: LetterProps) {
  const texts = useTexts(rightsTexts)
  const say = useBilingual()
  const { language } = useLanguage()
  const { registry } = useRegistry()
  const title = registry.covenant(file.covenant)?.title
  return (
    <>
      <div className="kv-head">
        <PageHeading>{texts.fileTitle}</PageHeading>
        <Paragraph className="kv-subtle">
          {texts.fileLead(title === undefined ? file.covenant : say(title), exactDay(file.madeOn, language))}
        </Paragraph>
      </div>
      {file.signals.length === 0 && <Paragraph purpose="lead">{texts.fileNone}</Paragraph>}
      {file.signals.map((signal) => (
        <KeptSignal
          key={signal.signal}
          kept={signal}
          parts={file.parts.filter((part) => part.signal === signal.signal)}
          isLeftOut={leftOut.includes(signal.signal)}
          onLeaveOut={(on) => onLeaveOut(signal.signal, on)}
        />
      ))}
      {file.leftOutBy !== undefined && (
        <p className="kv-words kv-rights__form">{texts.leftOutBy(listed(file.leftOutBy, language))}</p>
      )}
      <section className="kv-column kv-rights__form">
        <Heading level={2} appearance="level-3">
          {texts.remedy}
        </Heading>
        <p className="kv-words">{say(file.remedy.text)}</p>
        <p className="kv-subtle kv-small">{file.remedy.clause}</p>
      </section>
    </>
  )
}
