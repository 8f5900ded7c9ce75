import type { PersonView } from "@kruisverband/contract"
import { roleLabels } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Button } from "@utrecht/button-react"
import { Textbox } from "@utrecht/textbox-react"
import { type FormEvent, useState } from "react"
import { useCovenantTitle } from "../../shared/covenant/useCovenantTitle.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { Select } from "../../shared/ui/Select.tsx"
import { peopleTexts } from "./peopleTexts.ts"
import { useAccessCommand } from "./usePeople.ts"

interface Props {
  readonly person: PersonView
  readonly everyone: ReadonlyArray<PersonView>
}

const EMPTY = { grant: "", standIn: "", firstDay: "", lastDay: "" }

/** Lends a role of this person for the days of a leave. */
export function LendForm({ person, everyone }: Props) {
  const texts = useTexts(peopleTexts)
  const label = useLabels()
  const nameOf = useCovenantTitle()
  const command = useAccessCommand(person.id)
  const [chosen, setChosen] = useState(EMPTY)
  const [tried, setTried] = useState(false)
  const set = (part: keyof typeof EMPTY) => (value: string) => setChosen((was) => ({ ...was, [part]: value }))
  const grant = person.grants.find((one) => `${one.covenant}/${one.role}` === chosen.grant)
  const standIn = everyone.find((one) => one.id === chosen.standIn)?.id
  const { firstDay, lastDay } = chosen
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (grant === undefined || standIn === undefined || firstDay === "" || lastDay === "") return
    command.mutate(
      { act: "lend", ...grant, standIn, firstDay, lastDay },
      {
        onSuccess: () => {
          setChosen(EMPTY)
          setTried(false)
        }
      }
    )
  }
  const missing =
    tried && (grant === undefined || standIn === undefined || firstDay === "" || lastDay === "")
      ? texts.lendMissing
      : undefined
  return (
    <form className="kv-column kv-no-print" onSubmit={submit} noValidate>
      <Heading level={3} appearance="level-4">
        {texts.lend}
      </Heading>
      <p className="kv-subtle kv-small">{texts.lendHint}</p>
      {command.isError && <Failure error={command.error} />}
      {command.isSuccess && <p role="status">{texts.done}</p>}
      <Field label={texts.lendRole}>
        {(control) => (
          <Select {...control} value={chosen.grant} onChange={set("grant")}>
            <option value="">{texts.choose}</option>
            {person.grants.map((one) => (
              <option key={`${one.covenant}/${one.role}`} value={`${one.covenant}/${one.role}`}>
                {label(roleLabels, one.role)} · {nameOf(one.covenant)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={texts.standIn}>
        {(control) => (
          <Select {...control} value={chosen.standIn} onChange={set("standIn")}>
            <option value="">{texts.choose}</option>
            {everyone
              .filter((one) => one.id !== person.id)
              .map((one) => (
                <option key={one.id} value={one.id}>
                  {one.displayName}
                </option>
              ))}
          </Select>
        )}
      </Field>
      <div className="kv-people__days">
        <Field label={texts.firstDay}>
          {(control) => (
            <Textbox
              {...control}
              type="date"
              value={firstDay}
              onChange={(event) => set("firstDay")(event.target.value)}
            />
          )}
        </Field>
        <Field label={texts.lastDay} error={missing}>
          {(control) => (
            <Textbox
              {...control}
              type="date"
              value={lastDay}
              onChange={(event) => set("lastDay")(event.target.value)}
            />
          )}
        </Field>
      </div>
      <div>
        <Button type="submit" appearance="secondary-action-button" busy={command.isPending}>
          {texts.lend}
        </Button>
      </div>
    </form>
  )
}
