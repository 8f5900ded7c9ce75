import { type AmbiguityView, openAmbiguity } from "@kruisverband/contract"
import { AmbiguityId } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Link, useParams } from "@tanstack/react-router"
import { Option, Schema } from "effect"
import { useId } from "react"
import { NotFoundPage } from "../../app/NotFoundPage.tsx"
import { callApi } from "../../shared/api/callApi.ts"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { angleLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { ambiguityTexts } from "./ambiguityTexts.ts"
import { EvidencePanel } from "./EvidencePanel.tsx"
import { HistoryReview } from "./HistoryReview.tsx"
import { linkTexts } from "./linkTexts.ts"
import { ResolvePanel } from "./ResolvePanel.tsx"
import { SignalsTable } from "./SignalsTable.tsx"
import { useAmbiguity } from "./useAmbiguity.ts"
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
  const signals = [signal, ...fits.flatMap((fit) => fit.signals)]
  const open = () => callApi(openAmbiguity, { params: { id: ambiguity.id }, body: {} })
  return (
    <>
      <div className="kv-link__head">
        <p className="kv-eyebrow">{texts.eyebrow[ambiguity.state]}</p>
        <PageHeading>{texts.title(label(angleLabels, signal.angle), fits.length)}</PageHeading>
        <Paragraph purpose="lead">{ambiguity.municipalities.map(registry.municipalityName).join(", ")}</Paragraph>
        <Paragraph>{texts.lead}</Paragraph>
        {ambiguity.ended !== undefined && <p className="kv-notice">{texts.ended[ambiguity.ended]}</p>}
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
        may={ambiguity.may.filter((one) => one === "open")}
        open={open}
        onAsk={() => undefined}
      />
      <Decisions ambiguity={ambiguity} />
      {ambiguity.may.includes("resolve") && <ResolvePanel key={ambiguity.revision} ambiguity={ambiguity} />}
    </>
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
