import type { DeferralView } from "@kruisverband/contract"
import { Consideration, considerationTexts, DeferralId, deferralGroundTexts } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Link, useParams } from "@tanstack/react-router"
import { Option, Schema } from "effect"
import { NotFoundPage } from "../../app/NotFoundPage.tsx"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { capitalised } from "../../shared/text/join.ts"
import { useBilingual, useLanguage } from "../../shared/text/Language.tsx"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { noticeTexts } from "./noticeTexts.ts"
import { ReviewForm } from "./ReviewForm.tsx"
import { useDeferral } from "./useNotices.ts"
import "./notices.css"

export function Page() {
  const { id } = useParams({ from: "/notices/$id" })
  const deferral = Schema.decodeUnknownOption(DeferralId)(id)
  return Option.isSome(deferral) ? <DeferralOf key={deferral.value} id={deferral.value} /> : <NotFoundPage />
}

function DeferralOf({ id }: { readonly id: DeferralId }) {
  const texts = useTexts(noticeTexts)
  const query = useDeferral(id)
  if (query.isPending) return <Waiting lines={6} />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  const deferral = query.data
  return (
    <article className="kv-page-wide">
      <Link to="/notices" search={{ show: "deferred" }} className="kv-back kv-no-print">
        ← {texts.back}
      </Link>
      <Grounds deferral={deferral} />
      {deferral.reviews.length > 0 && <Reviews deferral={deferral} />}
      {deferral.may.length > 0 && <ReviewForm key={deferral.revision} deferral={deferral} />}
    </article>
  )
}

/** The grounds, before what can be done about them. */
function Grounds({ deferral }: { readonly deferral: DeferralView }) {
  const texts = useTexts(noticeTexts)
  const say = useBilingual()
  const { language } = useLanguage()
  const { registry } = useRegistry()
  const { considerations, covenant, decidedOn, endedOn, ground, proposedBy, reviewer, reviewOn, signals, tellable } =
    deferral
  const title = registry.covenant(covenant)?.title
  const facts: ReadonlyArray<readonly [string, string]> = [
    [texts.convenant, title === undefined ? covenant : say(title)],
    [texts.groundQuestion, `${ground}. ${say(deferralGroundTexts[ground])}`],
    [texts.proposedBy, proposedBy],
    [texts.decidedOn, exactDay(decidedOn, language)],
    [texts.reviewer, reviewer],
    ...(endedOn === undefined ? [[texts.reviewOn, exactDay(reviewOn, language)] as const] : []),
    ...(considerations === undefined
      ? []
      : Consideration.literals.map((one) => [capitalised(say(considerationTexts[one])), considerations[one]] as const))
  ]
  return (
    <>
      <div className="kv-head">
        <PageHeading>{texts.deferralTitle}</PageHeading>
        <p className="kv-facts-line kv-subtle kv-small">
          <span>{texts.signals(signals.length)}</span>
          <span>{tellable ? texts.mayKnow : texts.mayNotKnow}</span>
        </p>
        {endedOn !== undefined && <p className="kv-notice">{texts.ended(exactDay(endedOn, language))}</p>}
      </div>
      <dl className="kv-readings kv-notices__form">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="kv-words">{value}</dd>
          </div>
        ))}
      </dl>
      {considerations === undefined && <p className="kv-words">{texts.gone}</p>}
    </>
  )
}

function Reviews({ deferral }: { readonly deferral: DeferralView }) {
  const texts = useTexts(noticeTexts)
  const { language } = useLanguage()
  return (
    <section className="kv-column kv-notices__form">
      <Heading level={2} appearance="level-3">
        {texts.reviews}
      </Heading>
      <ol>
        {deferral.reviews.map(({ by, on, outcome, reason }) => (
          <li key={`${on} ${reason ?? ""}`}>
            {exactDay(on, language)}: {texts.done[outcome]} ({by}){reason === undefined ? "" : `. ${reason}`}
          </li>
        ))}
      </ol>
    </section>
  )
}
