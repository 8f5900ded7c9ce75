import { type CovenantId, RightsKind as Kinds, PartnerId, partiesOf, type RightsKind } from "@kruisverband/domain"
import { Link, useNavigate } from "@tanstack/react-router"
import { Button } from "@utrecht/button-react"
import { type FormEvent, useState } from "react"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { covenantsFor, useSession } from "../../shared/api/useSession.ts"
import { likeliestCovenant } from "../../shared/covenant/likeliestCovenant.ts"
import { useCovenantTitle } from "../../shared/covenant/useCovenantTitle.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { today } from "../../shared/time/today.ts"
import { Choice } from "../../shared/ui/Choice.tsx"
import { Empty } from "../../shared/ui/Empty.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { Line } from "../../shared/ui/Line.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { Select } from "../../shared/ui/Select.tsx"
import { TextArea } from "../../shared/ui/TextArea.tsx"
import { rightsTexts } from "./rightsTexts.ts"
import { useNewRequest } from "./useRights.ts"
import "./rights.css"

const WHO = ["subject", "representative"] as const
type Who = (typeof WHO)[number]

/** A request goes into the register on the day on which it came in. */
export function Page() {
  const texts = useTexts(rightsTexts)
  const session = useSession()
  const own = session.data ? [...covenantsFor(session.data, "data-protection-officer")] : []
  return (
    <div className="kv-page-wide">
      <Link to="/rights" className="kv-back">
        ← {texts.back}
      </Link>
      <PageHeading>{texts.new}</PageHeading>
      {own.length === 0 ? <Empty title={texts.noRoleTitle}>{texts.noRole}</Empty> : <RequestForm covenants={own} />}
    </div>
  )
}

function RequestForm({ covenants }: { readonly covenants: ReadonlyArray<CovenantId> }) {
  const texts = useTexts(rightsTexts)
  const { registry } = useRegistry()
  const navigate = useNavigate()
  const command = useNewRequest()
  const [picked, setCovenant] = useState<string>()
  const covenant = picked ?? likeliestCovenant(covenants, registry)
  const [kind, setKind] = useState<RightsKind>("objection")
  const [receivedOn, setReceivedOn] = useState(today)
  const [madeAt, setMadeAt] = useState("")
  const [askedBy, setAskedBy] = useState<ReadonlyArray<Who>>(["subject"])
  const [incapable, setIncapable] = useState(false)
  const [ground, setGround] = useState("")
  const chosen = covenants.find((id) => id === covenant)
  const document = chosen === undefined ? undefined : registry.covenant(chosen)
  const titleOf = useCovenantTitle()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const [first, ...others] = askedBy
    if (chosen === undefined || first === undefined) return
    command.mutate(
      {
        covenant: chosen,
        kind,
        receivedOn,
        askedBy: [first, ...others],
        ...(incapable ? { incapable } : {}),
        ...(madeAt === "" ? {} : { madeAt: PartnerId.make(madeAt) }),
        ...(ground.trim() === "" ? {} : { ground: ground.trim() })
      },
      { onSuccess: ({ id }) => void navigate({ to: "/rights/$id", params: { id } }) }
    )
  }
  return (
    <form className="kv-column kv-rights__form" onSubmit={submit} noValidate autoComplete="off">
      {command.isError && <Failure error={command.error} />}
      <Field label={texts.covenant}>
        {(control) => (
          <Select {...control} value={covenant} onChange={setCovenant}>
            {covenants.map((id) => (
              <option key={id} value={id}>
                {titleOf(id)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <fieldset className="utrecht-form-fieldset__fieldset">
        <legend className="utrecht-form-label">{texts.kind}</legend>
        {Kinds.literals.map((one) => (
          <Choice
            key={one}
            kind="radio"
            name="kind"
            label={texts.kinds[one]}
            hint={texts.kindHints[one]}
            checked={kind === one}
            onChange={() => setKind(one)}
          />
        ))}
      </fieldset>
      <Line label={texts.receivedOn} type="date" value={receivedOn} onChange={setReceivedOn} />
      <Field label={texts.madeAt}>
        {(control) => (
          <Select {...control} value={madeAt} onChange={setMadeAt}>
            <option value="">{texts.contactPoint}</option>
            {(document === undefined ? [] : partiesOf(document)).map(({ partner }) => (
              <option key={partner} value={partner}>
                {registry.partnerName(partner)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <fieldset className="utrecht-form-fieldset__fieldset">
        <legend className="utrecht-form-label">{texts.askedBy}</legend>
        <p className="kv-subtle kv-words">{texts.whoHint}</p>
        {WHO.map((who) => (
          <Choice
            key={who}
            kind="checkbox"
            name="who"
            label={texts.who[who]}
            checked={askedBy.includes(who)}
            onChange={(on) => setAskedBy(on ? [...askedBy, who] : askedBy.filter((one) => one !== who))}
          />
        ))}
        {askedBy.length === 0 && <p role="alert">{texts.whoMissing}</p>}
        <Choice kind="checkbox" name="incapable" label={texts.incapable} checked={incapable} onChange={setIncapable} />
      </fieldset>
      <Field label={texts.ground} hint={texts.groundHint} optional>
        {(control) => (
          <TextArea {...control} rows={4} value={ground} onChange={(event) => setGround(event.target.value)} />
        )}
      </Field>
      <div>
        <Button type="submit" appearance="primary-action-button" busy={command.isPending}>
          {texts.register}
        </Button>
      </div>
    </form>
  )
}
