import type { Identifier } from "@kruisverband/domain"
import { Button } from "@utrecht/button-react"
import { Fieldset, FieldsetLegend } from "@utrecht/fieldset-react"
import { Textbox } from "@utrecht/textbox-react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { Field } from "../../shared/ui/Field.tsx"
import { Select } from "../../shared/ui/Select.tsx"
import type { PersonDraft } from "./draft.ts"
import { postingTexts } from "./postingTexts.ts"

interface Props {
  readonly number: number
  readonly person: PersonDraft
  /** Only what the covenant lets parties record has a field. */
  readonly covers: ReadonlyArray<Identifier>
  readonly onChange: (part: Partial<PersonDraft>) => void
  readonly onRemove: (() => void) | undefined
}

const sexes = ["", "v", "m", "x"] as const

export function PersonFields({ number, person, covers, onChange, onRemove }: Props) {
  const texts = useTexts(postingTexts).about
  const has = (identifier: Identifier) => covers.includes(identifier)
  const text = (name: Exclude<keyof PersonDraft, "sex">, label: string, type = "text") => (
    <Field label={label}>
      {(control) => (
        <Textbox
          {...control}
          type={type}
          autoComplete="off"
          inputMode={type === "number" ? "numeric" : undefined}
          value={person[name]}
          onChange={(event) => onChange({ [name]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <Fieldset className="kv-person">
      <FieldsetLegend>{texts.person(number)}</FieldsetLegend>
      <p className="kv-subtle kv-question__hint">{texts.personHint}</p>
      <div className="kv-person__fields">
        {has("name") && (
          <div className="kv-triple">
            {text("givenNames", texts.givenNames)}
            {text("prefix", texts.prefix)}
            {text("familyName", texts.familyName)}
          </div>
        )}
        {has("birth-date") && (
          <Fieldset>
            <FieldsetLegend>{texts.birth}</FieldsetLegend>
            <p className="kv-subtle kv-question__hint">{texts.birthHint}</p>
            <div className="kv-date">
              {text("birthDay", texts.day)}
              {text("birthMonth", texts.month)}
              {text("birthYear", texts.year)}
            </div>
          </Fieldset>
        )}
        <Field label={texts.sex}>
          {(control) => (
            <Select
              {...control}
              value={person.sex}
              onChange={(value) => onChange({ sex: sexes.find((one) => one === value) ?? "" })}
            >
              {sexes.map((sex) => (
                <option key={sex} value={sex}>
                  {texts.sexes[sex]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {has("address") && (
          <div className="kv-triple">
            {text("postcode", texts.postcode)}
            {text("houseNumber", texts.houseNumber)}
            {text("suffix", texts.suffix)}
          </div>
        )}
        {(has("phone") || has("email")) && (
          <div className="kv-pair">
            {has("phone") && text("phone", texts.phone, "tel")}
            {has("email") && text("email", texts.email, "email")}
          </div>
        )}
        {has("handle") && text("handle", texts.handle)}
        {onRemove !== undefined && (
          <div>
            <Button appearance="subtle-button" onClick={onRemove}>
              {texts.removePerson}
            </Button>
          </div>
        )}
      </div>
    </Fieldset>
  )
}
