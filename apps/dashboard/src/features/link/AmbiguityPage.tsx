import { type AmbiguityView, openAmbiguity, type SignalView } from "@kruisverband/contract"
import { AmbiguityId, type SignalId } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Link, useParams } from "@tanstack/react-router"
import { Button } from "@utrecht/button-react"
import { Option, Schema } from "effect"
import { useEffect, useId, useRef, useState } from "react"
import { NotFoundPage } from "../../app/NotFoundPage.tsx"
import { callApi } from "../../shared/api/callApi.ts"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { angleLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { AskPanel } from "./AskPanel.tsx"
import { ambiguityTexts } from "./ambiguityTexts.ts"
import { EvidencePanel } from "./EvidencePanel.tsx"
import { HistoryReview } from "./HistoryReview.tsx"
import { LookAgain } from "./LookAgain.tsx"
import { linkTexts } from "./linkTexts.ts"
import { ResolvePanel } from "./ResolvePanel.tsx"
import { SignalsTable } from "./SignalsTable.tsx"
import { useAmbiguity, useAskHere } from "./useAmbiguity.ts"
import { useFitTitle } from "./useFitTitle.ts"
import { useReopen } from "./useTakeBack.ts"
import "./link.css"

export function Page() {
  const { id } = useParams({ from: "/ambiguities/$id" })
  const known = Schema.decodeUnknownOption(AmbiguityId)(id)
  return Option.isSome(known) ? <Ambiguity key={known.value} id={known.value} /> : <NotFoundPage />
}

function Ambiguity({ id }: { readonly id: AmbiguityId }) {
  const texts = useTexts(linkTexts)
  const query = useAmbiguity(id)
  if (query.isPending) return <Waiting lines={6} />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  return (
    <article className="kv-link">
      <Link to="/worklist" search={{ view: "ambiguous" }} className="kv-back kv-no-print">
        ← {texts.back}
      </Link>
      <Content ambiguity={query.data} />
    </article>
  )
}

/** What fits what and why, side by side; then the signals, and at the end the choice. */
function Content({ ambiguity }: { readonly ambiguity: AmbiguityView }) {
  const texts = useTexts(ambiguityTexts)
  const label = useLabels()
  const { registry } = useRegistry()
  const title = useFitTitle(ambiguity)
  const { fits, signal } = ambiguity
  const [asked, setAsked] = useState<Asked>()
  const signals = [signal, ...fits.flatMap((fit) => fit.signals)]
  const open = () => callApi(openAmbiguity, { params: { id: ambiguity.id }, body: {} })
  return (
    <>
      <div className="kv-link__head">
        <p className="kv-eyebrow">{texts.eyebrow[ambiguity.state]}</p>
        <PageHeading>{texts.title(label(angleLabels, signal.angle), fits.length)}</PageHeading>
        <Paragraph purpose="lead">{ambiguity.municipalities.map(registry.municipalityName).join(", ")}</Paragraph>
        <Paragraph>{texts.lead}</Paragraph>
        {ambiguity.againSince === undefined && ambiguity.ended !== undefined && (
          <p className="kv-notice">{texts.ended[ambiguity.ended]}</p>
        )}
      </div>
      <div className="kv-fits">
        {fits.map((fit, index) => (
          <div key={fit.signals[0]?.id ?? index} className="kv-fits__one">
            <EvidencePanel link={{ signals, explanation: fit.explanation }} title={title(index)} />
            {fit.link !== undefined && (
              <Link to="/links/$id" params={{ id: fit.link.id }} className="kv-no-print">
                {texts.toLink}
              </Link>
            )}
          </div>
        ))}
      </div>
      <Paragraph className="kv-subtle">{texts.torn}</Paragraph>
      <SignalsTable
        signals={signals}
        may={ambiguity.may.flatMap((one) => (one === "resolve" || one === "keep" ? [] : [one]))}
        open={open}
        onAsk={(signal) => setAsked({ signal })}
      />
      {ambiguity.may.includes("ask") && <AskHere id={ambiguity.id} signals={signals} asked={asked} onAsk={setAsked} />}
      {ambiguity.againSince !== undefined && <LookAgain ambiguity={ambiguity} since={ambiguity.againSince} />}
      <Decisions ambiguity={ambiguity} />
      {ambiguity.may.includes("resolve") && <ResolvePanel key={ambiguity.revision} ambiguity={ambiguity} />}
    </>
  )
}

/** The poster to whom a question stands open on the screen; of one that was not chosen yet it is empty. */
type Asked = { readonly signal: SignalId | undefined } | undefined

interface AskProps {
  readonly id: AmbiguityId
  readonly signals: ReadonlyArray<SignalView>
  readonly asked: Asked
  readonly onAsk: (asked: Asked) => void
}

/** Who posted it often knows which of the two it is. */
function AskHere({ id, signals, asked, onAsk }: AskProps) {
  const texts = useTexts(ambiguityTexts)
  const shared = useTexts(linkTexts)
  const send = useAskHere(id)
  const button = useRef<HTMLDivElement>(null)
  const wasOpen = useRef(false)
  // Closing the question gives the focus back to the button that opens it.
  useEffect(() => {
    if (asked === undefined && wasOpen.current) button.current?.querySelector("button")?.focus()
    wasOpen.current = asked !== undefined
  }, [asked])
  return (
    <section className="kv-column kv-no-print" aria-label={shared.ask}>
      {asked === undefined ? (
        <div className="kv-buttons" ref={button}>
          <Button appearance="secondary-action-button" onClick={() => onAsk({ signal: undefined })}>
            {shared.ask}
          </Button>
          <span className="kv-subtle kv-small">{texts.askHint}</span>
        </div>
      ) : (
        <AskPanel
          key={asked.signal ?? ""}
          signals={signals}
          signal={asked.signal}
          send={send}
          onClose={() => onAsk(undefined)}
        />
      )}
    </section>
  )
}

function Decisions({ ambiguity }: { readonly ambiguity: AmbiguityView }) {
  const texts = useTexts(ambiguityTexts)
  const reopen = useReopen(ambiguity.id)
  const id = useId()
  return (
    <section className="kv-column kv-history" aria-labelledby={id}>
      <Heading level={2} appearance="level-3" id={id}>
        {texts.history}
      </Heading>
      {ambiguity.reviews.length === 0 && <Paragraph className="kv-subtle">{texts.noHistory}</Paragraph>}
      <ol className="kv-history__list">
        {ambiguity.reviews.toReversed().map((review) => (
          <HistoryReview key={review.id} takeBack={reopen} review={review} />
        ))}
      </ol>
    </section>
  )
}
