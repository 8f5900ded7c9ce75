import type { PersonView } from "@kruisverband/contract"
import { Role, roleLabels } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
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
import { Select } from "../../shared/ui/Select.tsx"
import { TextArea } from "../../shared/ui/TextArea.tsx"
import { peopleTexts } from "./peopleTexts.ts"
import { useAccessCommand } from "./usePeople.ts"

const EMPTY = { covenant: "", role: "", reason: "", firstDay: "", lastDay: "" }

/** Gives a role in a covenant that one administers. Whether it may be is the rules' to say. */
export function RoleForm({ person }: { readonly person: PersonView }) {
  const texts = useTexts(peopleTexts)
  const label = useLabels()
  const session = useSession()
  const { registry } = useRegistry()
  const nameOf = useCovenantTitle()
  const command = useAccessCommand(person.id)
  const [chosen, setChosen] = useState(EMPTY)
  const [tried, setTried] = useState(false)
  const administers = session.data ? covenantsFor(session.data, "administrator") : new Set<string>()
  const covenants = registry.covenants.filter((one) => administers.has(one.id) && one.status !== "ended")
  const covenant = covenants.find((one) => one.id === chosen.covenant)?.id
  const role = Role.literals.find((one) => one === chosen.role)
  const reason = chosen.reason.trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (covenant === undefined || role === undefined || reason === "") return
    command.mutate(
      {
        ...{ act: "give", covenant, role, reason },
        ...(chosen.firstDay === "" ? {} : { firstDay: chosen.firstDay }),
        ...(chosen.lastDay === "" ? {} : { lastDay: chosen.lastDay })
      },
      {
        onSuccess: () => {
          setChosen(EMPTY)
          setTried(false)
        }
      }
    )
  }
  const missing = tried && (covenant === undefined || role === undefined) ? texts.chooseMissing : undefined
  return (
    <form className="kv-column kv-no-print" onSubmit={submit} noValidate>
      <Heading level={3} appearance="level-4">
        {texts.give}
      </Heading>
      {command.isError && <Failure error={command.error} />}
      {command.isSuccess && <p role="status">{texts.done}</p>}
      <Field label={texts.covenant}>
        {(control) => (
          <Select
            {...control}
            value={chosen.covenant}
            onChange={(value) => setChosen((was) => ({ ...was, covenant: value }))}
          >
            <option value="">{texts.choose}</option>
            {covenants.map((one) => (
              <option key={one.id} value={one.id}>
                {nameOf(one.id)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={texts.role} error={missing}>
        {(control) => (
          <Select {...control} value={chosen.role} onChange={(value) => setChosen((was) => ({ ...was, role: value }))}>
            <option value="">{texts.choose}</option>
            {Role.literals.map((one) => (
              <option key={one} value={one}>
                {label(roleLabels, one)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div className="kv-people__days">
        <Field label={texts.roleFirst} hint={texts.roleFirstHint}>
          {(control) => (
            <Textbox
              {...control}
              type="date"
              value={chosen.firstDay}
              onChange={(event) => setChosen((was) => ({ ...was, firstDay: event.target.value }))}
            />
          )}
        </Field>
        <Field label={texts.roleLast} hint={texts.roleLastHint}>
          {(control) => (
            <Textbox
              {...control}
              type="date"
              value={chosen.lastDay}
              onChange={(event) => setChosen((was) => ({ ...was, lastDay: event.target.value }))}
            />
          )}
        </Field>
      </div>
      <Field
        label={texts.reason}
        hint={texts.reasonHint}
        error={tried && reason === "" ? texts.reasonMissing : undefined}
      >
        {(control) => (
          <TextArea
            {...control}
            rows={2}
            value={chosen.reason}
            onChange={(event) => setChosen((was) => ({ ...was, reason: event.target.value }))}
          />
        )}
      </Field>
      <div>
        <Button type="submit" appearance="primary-action-button" busy={command.isPending}>
          {texts.giveDo}
        </Button>
      </div>
    </form>
  )
}
