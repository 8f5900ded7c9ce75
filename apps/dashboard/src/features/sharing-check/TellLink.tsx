import { getLink, type LinkView, type SharingAnswer } from "@kruisverband/contract"
import { type LinkId, PartnerId, partiesOf, type Recipient } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { Button } from "@utrecht/button-react"
import { type FormEvent, useState } from "react"
import { NotFoundPage } from "../../app/NotFoundPage.tsx"
import { ApiError } from "../../shared/api/ApiError.ts"
import { callApi } from "../../shared/api/callApi.ts"
import { linkKey } from "../../shared/api/linkKeys.ts"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { capitalised } from "../../shared/text/join.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { angleLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { ScrollRegion } from "../../shared/ui/ScrollRegion.tsx"
import { Select } from "../../shared/ui/Select.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { checkTexts } from "./checkTexts.ts"
import { useSharingCheck } from "./useCheck.ts"
import { Verdict } from "./Verdict.tsx"

/** "May I tell this to …", about one link: the recipient is chosen, the rules answer per signal. */
export function TellLink({ link }: { readonly link: LinkId }) {
  const query = useQuery({
    queryKey: linkKey(link),
    queryFn: ({ signal }) => callApi(getLink, { params: { id: link }, signal })
  })
  if (query.isPending) return <Waiting lines={4} />
  if (query.isError) {
    const absent = query.error instanceof ApiError && query.error.kind === "not-found"
    return absent ? <NotFoundPage /> : <Failure error={query.error} onRetry={() => void query.refetch()} />
  }
  return <Tell view={query.data} />
}

const roles = ["coordinator", "lead-municipality", "data-protection-officer", "policy-analyst"] as const

/** A choice of the list as the service takes it: `role:…`, `partner:…` or `outside`. */
const recipientOf = (value: string): Recipient => {
  const [kind, name = ""] = value.split(":")
  const role = roles.find((one) => one === name)
  if (kind === "role" && role !== undefined) return { kind, role }
  return kind === "partner" ? { kind, partner: PartnerId.make(name) } : { kind: "outside" }
}

function Tell({ view }: { readonly view: LinkView }) {
  const texts = useTexts(checkTexts)
  const { registry } = useRegistry()
  const check = useSharingCheck()
  const [to, setTo] = useState(`role:${roles[0]}`)
  const covenant = registry.covenant(view.covenant)
  const parties = covenant === undefined ? [] : partiesOf(covenant)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    check.mutate({ link: view.id, to: recipientOf(to) })
  }
  return (
    <div className="kv-check">
      <Link to="/links/$id" params={{ id: view.id }} className="kv-back kv-no-print">
        ← {texts.link.back}
      </Link>
      <div className="kv-head">
        <PageHeading>{texts.link.title}</PageHeading>
        <Paragraph className="kv-subtle">{texts.link.lead}</Paragraph>
      </div>
      <form className="kv-ask" onSubmit={submit} noValidate>
        <Field label={texts.link.to}>
          {(control) => (
            <Select
              {...control}
              value={to}
              onChange={(value) => {
                check.reset()
                setTo(value)
              }}
            >
              {roles.map((role) => (
                <option key={role} value={`role:${role}`}>
                  {texts.link.roles[role]}
                </option>
              ))}
              <optgroup label={texts.link.partner}>
                {parties.map(({ partner }) => (
                  <option key={partner} value={`partner:${partner}`}>
                    {registry.partnerName(partner)}
                  </option>
                ))}
              </optgroup>
              <option value="outside">{texts.link.outside}</option>
            </Select>
          )}
        </Field>
        <div className="kv-no-print">
          <Button type="submit" appearance="primary-action-button" busy={check.isPending}>
            {texts.link.ask}
          </Button>
        </div>
      </form>
      {check.isError && <Failure error={check.error} />}
      {check.isSuccess && (
        <Verdict answer={check.data}>
          <PerSignal view={view} answer={check.data} />
        </Verdict>
      )}
    </div>
  )
}

function PerSignal({ view, answer }: { readonly view: LinkView; readonly answer: SharingAnswer }) {
  const texts = useTexts(checkTexts)
  const label = useLabels()
  const { language } = useLanguage()
  return (
    <div className="kv-field">
      <Heading level={3} appearance="level-4">
        {texts.link.per}
      </Heading>
      <ScrollRegion about={texts.link.per}>
        <table className="kv-table">
          <thead>
            <tr>
              <th scope="col">{texts.link.signal}</th>
              <th scope="col">{texts.link.may}</th>
            </tr>
          </thead>
          <tbody>
            {(answer.signals ?? []).map(({ signal, level, clause }) => {
              const found = view.signals.find((one) => one.id === signal)
              return (
                <tr key={signal}>
                  <th scope="row">
                    {found !== undefined &&
                      `${capitalised(label(angleLabels, found.angle))}, ${exactDay(found.receivedAt, language)}`}
                  </th>
                  <td>
                    {texts.link.levels[level]} <span className="kv-subtle kv-small">{texts.clause(clause)}</span>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  )
}
