import type { OwnSignal } from "@kruisverband/contract"
import { SignalId } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Link, useParams } from "@tanstack/react-router"
import { Option, Schema } from "effect"
import { NotFoundPage } from "../../app/NotFoundPage.tsx"
import { KeptLine } from "../../shared/retention/KeptLine.tsx"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { deskLabels, kindLabels, levelLabels, purposeLabels, roleLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { dayOrMoment, exactMoment } from "../../shared/time/formatMoment.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { ScrollRegion } from "../../shared/ui/ScrollRegion.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { Ladder } from "./Ladder.tsx"
import { ownTexts } from "./ownTexts.ts"
import { SharingForm, WithdrawForm } from "./SignalForms.tsx"
import { useOwnSignal } from "./useOwnSignals.ts"
import "./own.css"

export function Page() {
  const { id } = useParams({ from: "/my-signals/$id" })
  const signalId = Schema.decodeUnknownOption(SignalId)(id)
  return Option.isSome(signalId) ? <OwnSignalView key={signalId.value} id={signalId.value} /> : <NotFoundPage />
}

function OwnSignalView({ id }: { readonly id: SignalId }) {
  const texts = useTexts(ownTexts)
  const label = useLabels()
  const { language } = useLanguage()
  const query = useOwnSignal(id)
  if (query.isPending) return <Waiting lines={5} />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  const signal = query.data
  const gone = signal.stage === "withdrawn" || signal.stage === "erased"
  const restricted = signal.stage === "restricted"
  return (
    <article className="kv-page-wide">
      <Link to="/my-signals" className="kv-back kv-no-print">
        ← {texts.back}
      </Link>
      <div className="kv-head">
        <PageHeading>{texts.signal(signal.receipt)}</PageHeading>
        <p className="kv-facts-line kv-subtle kv-small">
          <span>{label(kindLabels, signal.kind)}</span>
          <span>{label(deskLabels, signal.desk)}</span>
          <span>
            {texts.observed} {dayOrMoment(signal.observedAt, language)}
          </span>
          <span>
            {texts.received} {exactMoment(signal.receivedAt, language)}
          </span>
        </p>
      </div>
      <Ladder signal={signal} timed />
      {signal.kept !== undefined && (
        <Paragraph>
          <KeptLine kept={signal.kept} />
        </Paragraph>
      )}
      <div className="kv-columns">
        <section className="kv-column">
          <Heading level={2} appearance="level-3">
            {texts.words}
          </Heading>
          <Words signal={signal} />
        </section>
        <SeenBy signal={signal} />
        {!gone && !restricted && <SharingForm signal={signal} />}
        {!gone && <WithdrawForm signal={signal} />}
      </div>
    </article>
  )
}

function Words({ signal }: { readonly signal: OwnSignal }) {
  const texts = useTexts(ownTexts)
  if (signal.observation === undefined) return <Paragraph className="kv-subtle">{texts.noWords}</Paragraph>
  return (
    <dl className="kv-readings">
      <dt>{texts.observation}</dt>
      <dd className="kv-words">{signal.observation}</dd>
      {signal.assessment !== undefined && (
        <>
          <dt>{texts.assessment}</dt>
          <dd className="kv-words">{signal.assessment}</dd>
        </>
      )}
    </dl>
  )
}

function SeenBy({ signal }: { readonly signal: OwnSignal }) {
  const texts = useTexts(ownTexts)
  const label = useLabels()
  const { language } = useLanguage()
  return (
    <section className="kv-column">
      <Heading level={2} appearance="level-3">
        {texts.seenBy}
      </Heading>
      {signal.seenBy.length === 0 ? (
        <Paragraph className="kv-subtle">{texts.notSeen}</Paragraph>
      ) : (
        <>
          <ScrollRegion about={texts.seenBy}>
            <table className="kv-table">
              <thead>
                <tr>
                  <th scope="col">{texts.seenTable.at}</th>
                  <th scope="col">{texts.seenTable.role}</th>
                  <th scope="col">{texts.seenTable.purpose}</th>
                  <th scope="col">{texts.seenTable.level}</th>
                </tr>
              </thead>
              <tbody>
                {signal.seenBy.map((one) => (
                  <tr key={`${one.at}${one.role}`}>
                    <td>{exactMoment(one.at, language)}</td>
                    <td>{label(roleLabels, one.role)}</td>
                    <td>{label(purposeLabels, one.purpose)}</td>
                    <td>{label(levelLabels, one.level)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
          <Paragraph className="kv-subtle kv-small">{texts.seenNote}</Paragraph>
        </>
      )}
    </section>
  )
}
