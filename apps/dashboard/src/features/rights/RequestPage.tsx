import type { RightsRequestView } from "@kruisverband/contract"
import { pauseTexts, RequestId } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Link, useParams } from "@tanstack/react-router"
import { Option, Schema } from "effect"
import { useState } from "react"
import { NotFoundPage } from "../../app/NotFoundPage.tsx"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { listed } from "../../shared/text/join.ts"
import { useBilingual, useLanguage } from "../../shared/text/Language.tsx"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { DecideForm } from "./DecideForm.tsx"
import { ExtendForm } from "./ExtendForm.tsx"
import { IdentifyForm } from "./IdentifyForm.tsx"
import { Outcome } from "./Outcome.tsx"
import { Recipients } from "./Recipients.tsx"
import { RevokeForm } from "./RevokeForm.tsx"
import { revocationTexts } from "./revocationTexts.ts"
import { rightsTexts } from "./rightsTexts.ts"
import { SignalChoice } from "./SignalChoice.tsx"
import { useRequest } from "./useRights.ts"
import "./rights.css"

export function Page() {
  const { id } = useParams({ from: "/rights/$id" })
  const request = Schema.decodeUnknownOption(RequestId)(id)
  return Option.isSome(request) ? <RequestFile key={request.value} id={request.value} /> : <NotFoundPage />
}

function RequestFile({ id }: { readonly id: RequestId }) {
  const texts = useTexts(rightsTexts)
  const says = useTexts(revocationTexts)
  const { language } = useLanguage()
  const query = useRequest(id)
  const [unsaved, setUnsaved] = useState(false)
  if (query.isPending) return <Waiting lines={6} />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  const request = query.data
  const { may, state } = request
  return (
    <article className="kv-page-wide">
      <Link to="/rights" className="kv-back kv-no-print">
        ← {texts.back}
      </Link>
      <Head request={request} />
      {request.expiredOn !== undefined && (
        <p className="kv-notice">{says.expired(exactDay(request.expiredOn, language))}</p>
      )}
      {request.searchMisses !== undefined && <SearchMisses misses={request.searchMisses} />}
      {state === "registered" && <IdentifyForm request={request} />}
      {state !== "registered" && state !== "expired" && (
        <SignalChoice key={`choice ${request.revision}`} request={request} onChanged={setUnsaved} />
      )}
      {may.includes("file") && (
        <section className="kv-column kv-rights__form">
          <p className="kv-words">{texts.fileText}</p>
          <p>
            <Link to="/rights/$id/file" params={{ id }} className="utrecht-button utrecht-button--secondary-action">
              {texts.file}
            </Link>
          </p>
        </section>
      )}
      {may.includes("decide") && state !== "registered" && <DecideForm request={request} unsaved={unsaved} />}
      {(state === "closed" || state === "closing") && <Outcome request={request} />}
      {(request.recipients.length > 0 || request.staff.told > 0) && <Recipients request={request} />}
      {may.includes("revoke") && (
        <details>
          <summary>{says.title}</summary>
          <RevokeForm request={request} />
        </details>
      )}
      {state === "open" && (
        <details>
          <summary>{texts.identifyAgain}</summary>
          <IdentifyForm key={request.revision} request={request} />
        </details>
      )}
      {may.includes("extend") && (
        <details>
          <summary>{texts.extend}</summary>
          <ExtendForm request={request} />
        </details>
      )}
    </article>
  )
}

/** Said of the covenant, whoever is looked for. */
function SearchMisses({ misses }: { readonly misses: NonNullable<RightsRequestView["searchMisses"]> }) {
  const say = useBilingual()
  return (
    <div className="kv-notice kv-notice--accent kv-words" role="status">
      <p>{say(misses.why)}</p>
      {misses.when === "now" && <p className="kv-small">{say(pauseTexts.ask)}</p>}
    </div>
  )
}

function Head({ request }: { readonly request: RightsRequestView }) {
  const texts = useTexts(rightsTexts)
  const say = useBilingual()
  const { language } = useLanguage()
  const { registry } = useRegistry()
  const { covenant, extension, ground, identity, kind, reached, receivedOn, state, terms } = request
  const title = registry.covenant(covenant)?.title
  const day = (iso: string) => exactDay(iso, language)
  const standing = texts.standings[terms.standing]
  return (
    <div className="kv-head">
      <p className="kv-eyebrow">{texts.states[state]}</p>
      <PageHeading>{`${texts.kinds[kind]}, ${texts.received} ${day(receivedOn)}`}</PageHeading>
      <p className="kv-facts-line kv-subtle kv-small">
        <span>{title === undefined ? covenant : say(title)}</span>
        {terms.standing !== "answered" && <span>{texts.answerBy(day(terms.answerBy))}</span>}
        {terms.standing !== "answered" && terms.policeBy !== undefined && (
          <span>{texts.policeBy(day(terms.policeBy))}</span>
        )}
        <span>{texts.reached(reached.length)}</span>
      </p>
      {standing !== "" && <p className="kv-notice kv-notice--accent">{standing}</p>}
      {extension !== undefined && <p>{texts.extended(day(extension.toldOn), extension.reason)}</p>}
      {ground !== undefined && <blockquote className="kv-words">{ground}</blockquote>}
      {identity.length > 0 && (
        <section className="kv-column">
          <Heading level={2} appearance="level-4">
            {texts.identity}
          </Heading>
          <ul>
            {identity.map(({ how, on, who }) => (
              <li key={who}>{texts.identityLine(texts.who[who], texts.hows[how], day(on))}</li>
            ))}
          </ul>
          {request.noticeTo.length > 0 && state !== "closed" && (
            <p className="kv-words">
              {texts.noticeTo(
                listed(
                  request.noticeTo.map((who) => texts.tell[who]),
                  language
                )
              )}
            </p>
          )}
        </section>
      )}
    </div>
  )
}
