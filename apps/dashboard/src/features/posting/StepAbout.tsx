import { ExpressionType, type SignalKind, Theme } from "@kruisverband/domain"
import { Button } from "@utrecht/button-react"
import { Fieldset, FieldsetLegend } from "@utrecht/fieldset-react"
import { Textbox } from "@utrecht/textbox-react"
import { useTitleOf } from "../../shared/covenant/useCovenantTitle.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { expressionLabels, themeLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { Choice } from "../../shared/ui/Choice.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { Select } from "../../shared/ui/Select.tsx"
import { TextArea } from "../../shared/ui/TextArea.tsx"
import { emptyPerson } from "./draft.ts"
import { PersonFields } from "./PersonFields.tsx"
import { postingTexts } from "./postingTexts.ts"
import type { StepProps } from "./StepProps.ts"

const kinds = ["radicalisation", "polarisation"] as const

/** The kind follows from the answer; a place or group gives no field to name a person in (requirement A7). */
export function StepAbout(props: StepProps) {
  const { draft, onChange, lack, covenant, covenantsFor } = props
  const texts = useTexts(postingTexts).about
  const titleOf = useTitleOf()
  const hints = { radicalisation: texts.radicalisationHint, polarisation: texts.polarisationHint }
  const open = kinds.filter((kind) => covenantsFor(kind).length > 0)
  const covenants = draft.kind === "" ? [] : covenantsFor(draft.kind)
  const choose = (kind: SignalKind) => onChange({ kind, covenant: covenantsFor(kind)[0]?.id ?? "" })
  return (
    <>
      <Fieldset role="radiogroup" aria-label={texts.title} invalid={lack("kind") !== undefined}>
        {lack("kind") !== undefined && <p className="utrecht-form-field__error-message">{lack("kind")}</p>}
        {open.map((kind) => (
          <Choice
            key={kind}
            kind="radio"
            name="kind"
            label={texts[kind]}
            hint={hints[kind]}
            checked={draft.kind === kind}
            onChange={() => choose(kind)}
          />
        ))}
      </Fieldset>
      {covenants.length > 1 && (
        <Field label={texts.covenant} error={lack("covenant")}>
          {(control) => (
            <Select {...control} value={draft.covenant} onChange={(id) => onChange({ covenant: id })}>
              {covenants.map((one) => (
                <option key={one.id} value={one.id}>
                  {titleOf(one)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      {draft.kind === "radicalisation" && covenant !== undefined && <Persons {...props} />}
      {draft.kind !== "" && <Matter {...props} />}
    </>
  )
}

function Persons({ draft, onChange, lack, covenant }: StepProps) {
  const texts = useTexts(postingTexts).about
  const error = lack("person") ?? lack("birthDate") ?? lack("houseNumber")
  return (
    <>
      {error !== undefined && <p className="utrecht-form-field__error-message">{error}</p>}
      {draft.persons.map((person, index) => (
        <PersonFields
          // biome-ignore lint/suspicious/noArrayIndexKey: persons have no identity here but their place in the form
          key={index}
          number={index + 1}
          person={person}
          covers={covenant?.identifiers ?? []}
          onChange={(part) =>
            onChange({ persons: draft.persons.map((one, at) => (at === index ? { ...one, ...part } : one)) })
          }
          onRemove={
            draft.persons.length > 1
              ? () => onChange({ persons: draft.persons.filter((_, at) => at !== index) })
              : undefined
          }
        />
      ))}
      {draft.persons.length < 10 && (
        <div>
          <Button appearance="subtle-button" onClick={() => onChange({ persons: [...draft.persons, emptyPerson] })}>
            + {texts.addPerson}
          </Button>
        </div>
      )}
    </>
  )
}

function Matter({ draft, onChange, lack }: StepProps) {
  const texts = useTexts(postingTexts).about
  const label = useLabels()
  const needed = draft.kind === "polarisation"
  const toggle = (theme: Theme, on: boolean) =>
    onChange({ themes: on ? [...draft.themes, theme] : draft.themes.filter((one) => one !== theme) })
  return (
    <>
      <Fieldset>
        <FieldsetLegend>{texts.themes}</FieldsetLegend>
        {lack("groupOrTheme") !== undefined && (
          <p className="utrecht-form-field__error-message">{lack("groupOrTheme")}</p>
        )}
        <div className="kv-choices">
          {Theme.literals.map((theme) => (
            <Choice
              key={theme}
              kind="checkbox"
              name="themes"
              label={label(themeLabels, theme)}
              checked={draft.themes.includes(theme)}
              onChange={(on) => toggle(theme, on)}
            />
          ))}
        </div>
      </Fieldset>
      <Field label={texts.groups} hint={texts.groupsHint} optional={!needed}>
        {(control) => (
          <TextArea
            {...control}
            rows={2}
            value={draft.groups}
            onChange={(event) => onChange({ groups: event.target.value })}
          />
        )}
      </Field>
      <div className="kv-pair">
        <Field label={texts.expressionType}>
          {(control) => (
            <Select
              {...control}
              value={draft.expressionType}
              onChange={(value) =>
                onChange({ expressionType: ExpressionType.literals.find((one) => one === value) ?? "handle" })
              }
            >
              {ExpressionType.literals.map((type) => (
                <option key={type} value={type}>
                  {label(expressionLabels, type)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={texts.expression} optional>
          {(control) => (
            <Textbox
              {...control}
              maxLength={300}
              value={draft.expression}
              onChange={(event) => onChange({ expression: event.target.value })}
            />
          )}
        </Field>
      </div>
    </>
  )
}
