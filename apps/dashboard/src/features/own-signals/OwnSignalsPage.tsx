import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Link } from "@tanstack/react-router"
import { RecipientNotices } from "../../shared/rights/RecipientNotices.tsx"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { behaviourLabels, kindLabels, levelLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { dayOrMoment, exactMoment } from "../../shared/time/formatMoment.ts"
import { Empty } from "../../shared/ui/Empty.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { MoreButton } from "../../shared/ui/MoreButton.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { Ladder } from "./Ladder.tsx"
import { ownTexts } from "./ownTexts.ts"
import { Requests } from "./Requests.tsx"
import { useOwnSignals } from "./useOwnSignals.ts"
import "./own.css"

export function Page() {
  const texts = useTexts(ownTexts)
  const label = useLabels()
  const { language } = useLanguage()
  const query = useOwnSignals()
  const signals = query.data?.pages.flatMap((page) => page.signals) ?? []
  return (
    <div className="kv-page-wide">
      <div className="kv-head">
        <PageHeading>{texts.title}</PageHeading>
        <Paragraph className="kv-subtle">{texts.lead}</Paragraph>
      </div>
      <RecipientNotices />
      <Requests />
      {query.isPending && <Waiting lines={4} />}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && signals.length === 0 && (
        <Empty title={texts.emptyTitle}>
          {texts.empty} <Link to="/post">{texts.post}</Link>
        </Empty>
      )}
      {signals.length > 0 && (
        <ol className="kv-rows">
          {signals.map((signal) => (
            <li key={signal.id} className="kv-row">
              <div className="kv-row__what">
                <Link to="/my-signals/$id" params={{ id: signal.id }} className="kv-row__link kv-number">
                  {texts.signal(signal.receipt)}
                </Link>
                <span className="kv-subtle kv-small">
                  {label(kindLabels, signal.kind)} · {label(levelLabels, signal.sharing.level)}
                </span>
                <span className="kv-small">
                  {texts.observed} {dayOrMoment(signal.observedAt, language)}
                  {signal.behaviours.length > 0 &&
                    `: ${signal.behaviours.map((code) => label(behaviourLabels, code)).join(", ")}`}
                </span>
                <time className="kv-subtle kv-small" dateTime={signal.receivedAt}>
                  {texts.received} {exactMoment(signal.receivedAt, language)}
                </time>
              </div>
              <Ladder signal={signal} />
            </li>
          ))}
        </ol>
      )}
      <MoreButton pages={query}>{texts.more}</MoreButton>
    </div>
  )
}
