import { Role, roleLabels } from "@kruisverband/domain"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Link, useNavigate } from "@tanstack/react-router"
import { Button } from "@utrecht/button-react"
import { Textbox } from "@utrecht/textbox-react"
import { type FormEvent, useState } from "react"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { covenantsFor, useSession } from "../../shared/api/useSession.ts"
import { useCovenantTitle } from "../../shared/covenant/useCovenantTitle.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { Select } from "../../shared/ui/Select.tsx"
import { TextArea } from "../../shared/ui/TextArea.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { bodyOf, EMPTY_PERSON, missingIn, type PersonFields } from "./newPerson.ts"
import { peopleTexts } from "./peopleTexts.ts"
import { useAddPerson, usePeople } from "./usePeople.ts"
import "./people.css"

/** For an administrator: somebody who is not known here yet, with a first role. */
export function Page() {
  const texts = useTexts(peopleTexts)
  const query = usePeople()
  return (
    <div className="kv-page-wide">
      <p className="kv-small kv-no-print">
        <Link to="/people">{texts.back}</Link>
      </p>
      <div className="kv-head">
        <PageHeading>{texts.addTitle}</PageHeading>
        <Paragraph className="kv-subtle">{texts.addLead}</Paragraph>
      </div>
      {query.isPending && <Waiting lines={6} />}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && <PersonForm issuer={query.data.issuer} />}
    </div>
  )
}

function PersonForm({ issuer }: { readonly issuer: string }) {
  const texts = useTexts(peopleTexts)
  const label = useLabels()
  const session = useSession()
  const navigate = useNavigate()
  const nameOf = useCovenantTitle()
  const { registry } = useRegistry()
  const add = useAddPerson()
  const [fields, setFields] = useState<PersonFields>({ ...EMPTY_PERSON, issuer })
  const [tried, setTried] = useState(false)
  const administers = session.data ? covenantsFor(session.data, "administrator") : new Set<string>()
  const covenants = registry.covenants.filter((one) => administers.has(one.id) && one.status !== "ended")
  const missing = missingIn(fields)
  const errorOf = (name: keyof PersonFields, text: string) => (tried && missing.has(name) ? text : undefined)
  const set = (name: keyof PersonFields) => (value: string) => setFields((was) => ({ ...was, [name]: value }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const body = bodyOf(fields)
    if (body === undefined) return
    add
      .mutateAsync(body)
      .then(({ id }) => navigate({ to: "/people/$id", params: { id } }))
      .catch(() => undefined)
  }
  const text = (name: keyof PersonFields, title: string, hint?: string, error?: string, type = "text") => (
    <Field label={title} hint={hint} error={error}>
      {(control) => (
        <Textbox
          {...control}
          autoComplete="off"
          type={type}
          value={fields[name]}
          onChange={(event) => set(name)(event.target.value)}
        />
      )}
    </Field>
  )
  const pick = (
    name: keyof PersonFields,
    title: string,
    none: string,
    options: ReadonlyArray<readonly [string, string]>,
    more: { readonly hint?: string; readonly error?: string | undefined } = {}
  ) => (
    <Field label={title} hint={more.hint} error={more.error}>
      {(control) => (
        <Select {...control} value={fields[name]} onChange={set(name)}>
          <option value="">{none}</option>
          {options.map(([code, shown]) => (
            <option key={code} value={code}>
              {shown}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
  return (
    <form className="kv-column" onSubmit={submit} noValidate>
      {text("displayName", texts.displayName, undefined, errorOf("displayName", texts.nameMissing))}
      {text("issuer", texts.issuer, texts.issuerHint)}
      {text("subject", texts.subject, texts.subjectHint, errorOf("subject", texts.subjectWrong))}
      {pick(
        "partner",
        texts.partner,
        texts.noPartner,
        registry.partners.map(({ id, name }) => [id, name] as const),
        { hint: texts.partnerHint }
      )}
      {text("profession", texts.profession, texts.professionHint)}
      {pick(
        "municipality",
        texts.municipality,
        texts.wholeRegion,
        registry.municipalities.map(({ code, name }) => [code, name] as const)
      )}
      {pick(
        "covenant",
        texts.covenant,
        texts.choose,
        covenants.map(({ id }) => [id, nameOf(id)] as const)
      )}
      {pick(
        "role",
        texts.role,
        texts.choose,
        Role.literals.map((one) => [one, label(roleLabels, one)] as const),
        { error: errorOf("role", texts.chooseMissing) }
      )}
      <div className="kv-people__days">
        {text("firstDay", texts.roleFirst, texts.roleFirstHint, undefined, "date")}
        {text("lastDay", texts.roleLast, texts.roleLastHint, undefined, "date")}
      </div>
      <Field label={texts.reason} hint={texts.reasonHint} error={errorOf("reason", texts.reasonMissing)}>
        {(control) => (
          <TextArea
            {...control}
            rows={2}
            maxLength={500}
            value={fields.reason}
            onChange={(event) => set("reason")(event.target.value)}
          />
        )}
      </Field>
      {add.isError && <Failure error={add.error} />}
      <div>
        <Button type="submit" appearance="primary-action-button" busy={add.isPending}>
          {texts.addDo}
        </Button>
      </div>
    </form>
  )
}
