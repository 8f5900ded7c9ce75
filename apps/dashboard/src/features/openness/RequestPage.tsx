import type { OpennessRequestView } from "@kruisverband/contract"
import { RequestId } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Link, useParams } from "@tanstack/react-router"
import { Option, Schema } from "effect"
import { NotFoundPage } from "../../app/NotFoundPage.tsx"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useBilingual, useLanguage } from "../../shared/text/Language.tsx"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { DecideForm } from "./DecideForm.tsx"
import { DestroyForm } from "./DestroyForm.tsx"
import { DocumentList } from "./DocumentList.tsx"
import { ExtendForm } from "./ExtendForm.tsx"
import { opennessTexts } from "./opennessTexts.ts"
import { Unread } from "./Unread.tsx"
import { useRequest } from "./useOpenness.ts"
import "./openness.css"

export function Page() {
  const { id } = useParams({ from: "/openness/$id" })
  const request = Schema.decodeUnknownOption(RequestId)(id)
  return Option.isSome(request) ? <RequestFile key={request.value} id={request.value} /> : <NotFoundPage />
}

function RequestFile({ id }: { readonly id: RequestId }) {
  const texts = useTexts(opennessTexts)
  const query = useRequest(id)
  if (query.isPending) return <Waiting lines={6} />
  if (query.isError) return <Unread error={query.error} onRetry={() => void query.refetch()} />
  const request = query.data
  const { destroyedOn, may, state } = request
  return (
    <article className="kv-page-wide">
      <Link to="/openness" className="kv-back kv-no-print">
        ← {texts.back}
      </Link>
      <Head request={request} />
      {destroyedOn === undefined && <DocumentList request={request} />}
      {may.includes("decide") && <DecideForm request={request} />}
      {destroyedOn === undefined && (
        <section className="kv-column kv-openness__form">
          <Heading level={2} appearance="level-3">
            {texts.letter}
          </Heading>
          <Paragraph>{texts.letterText}</Paragraph>
          <p>
            <Link to="/openness/$id/letter" params={{ id }} className="utrecht-button utrecht-button--secondary-action">
              {texts.letterOpen}
            </Link>
          </p>
        </section>
      )}
      {may.includes("extend") && (
        <details className="kv-details">
          <summary>{texts.extend}</summary>
          <ExtendForm request={request} />
        </details>
      )}
      {state === "decided" && <DestroyForm request={request} />}
    </article>
  )
}

function Head({ request }: { readonly request: OpennessRequestView }) {
  const texts = useTexts(opennessTexts)
  const say = useBilingual()
  const { language } = useLanguage()
  const { registry } = useRegistry()
  const { asked, covenant, decidedOn, explanation, extension, outcome, receivedOn, requester, state, subject, terms } =
    request
  const title = registry.covenant(covenant)?.title
  const day = (iso: string) => exactDay(iso, language)
  const standing = texts.standings[terms.standing]
  return (
    <div className="kv-head">
      <p className="kv-eyebrow">{outcome === undefined ? texts.states[state] : texts.outcomes[outcome]}</p>
      <PageHeading>{subject}</PageHeading>
      <p className="kv-facts-line kv-subtle kv-small">
        <span>{title === undefined ? covenant : say(title)}</span>
        <span>{texts.received(day(receivedOn))}</span>
        <span>{decidedOn === undefined ? texts.decideBy(day(terms.decideBy)) : texts.decidedOn(day(decidedOn))}</span>
      </p>
      {standing !== "" && (
        <p className="kv-notice kv-notice--accent">
          {standing}
          {terms.standing === "late" ? `. ${texts.lateText}` : ""}
        </p>
      )}
      {extension !== undefined && <p className="kv-words">{texts.extended(day(extension.toldOn), extension.reason)}</p>}
      {asked !== undefined && (
        <dl className="kv-readings">
          <dt>{texts.asked}</dt>
          <dd className="kv-words">{asked}</dd>
          {requester !== undefined && (
            <>
              <dt>{texts.requester}</dt>
              <dd>{requester}</dd>
            </>
          )}
          {explanation !== undefined && (
            <>
              <dt>{texts.explanation}</dt>
              <dd className="kv-words">{explanation}</dd>
            </>
          )}
        </dl>
      )}
    </div>
  )
}
