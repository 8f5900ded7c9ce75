import { checkNames, ExpressionType, type NamesRefusalCode } from "@kruisverband/domain"
import { Button } from "@utrecht/button-react"
import { Fieldset, FieldsetLegend } from "@utrecht/fieldset-react"
import { Textbox } from "@utrecht/textbox-react"
import { type FormEvent, useEffect, useRef, useState } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useBilingual } from "../../shared/text/Language.tsx"
import { expressionLabels } from "../../shared/text/labels.ts"
import { sharedTexts } from "../../shared/text/sharedTexts.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { Choice } from "../../shared/ui/Choice.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { Select } from "../../shared/ui/Select.tsx"
import { TextArea } from "../../shared/ui/TextArea.tsx"
import { type Entry, type EntryFields, entryOf, facets } from "./entryOf.ts"
import { nameTexts } from "./nameTexts.ts"

interface Props {
  readonly title: string
  readonly from: EntryFields
  /** What the names are of stays as it is. */
  readonly fixed?: boolean
  readonly busy: boolean
  readonly error: Error | null
  readonly onSave: (entry: Entry) => void
  readonly onCancel: () => void
}

const ABOUT_DATES: ReadonlySet<NamesRefusalCode> = new Set(["dates-turned"])

/** Asks what a group or expression is called, what else, and when. What the rules refuse is said before it is sent. */
export function NameForm({ title, from, fixed = false, busy, error, onSave, onCancel }: Props) {
  const texts = useTexts(nameTexts)
  const shared = useTexts(sharedTexts)
  const label = useLabels()
  const say = useBilingual()
  const [fields, setFields] = useState(from)
  const [tried, setTried] = useState(false)
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const set = (change: Partial<EntryFields>) => setFields({ ...fields, ...change })
  const entry = entryOf(fields)
  const wrong = checkNames({ ...entry, names: entry.values })
  const errorOf = (dates: boolean) => {
    const reasons = tried ? wrong.filter(({ code }) => ABOUT_DATES.has(code) === dates) : []
    return reasons.length === 0 ? undefined : reasons.map(({ text }) => say(text)).join(" ")
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (wrong.length === 0) onSave(entry)
    else if (wrong.some(({ code }) => !ABOUT_DATES.has(code))) first.current?.focus()
  }
  return (
    <form
      className="kv-panel kv-names__form"
      aria-label={title}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === "Escape") onCancel()
      }}
    >
      {!fixed && (
        <Fieldset>
          <FieldsetLegend>{texts.what}</FieldsetLegend>
          {facets.map((facet) => (
            <Choice
              key={facet}
              kind="radio"
              name="facet"
              label={texts.facets[facet]}
              checked={fields.facet === facet}
              onChange={() => set({ facet })}
            />
          ))}
        </Fieldset>
      )}
      {!fixed && fields.facet === "expression" && (
        <Field label={texts.type}>
          {(control) => (
            <Select
              {...control}
              value={fields.type}
              onChange={(chosen) => set({ type: ExpressionType.literals.find((one) => one === chosen) ?? fields.type })}
            >
              {ExpressionType.literals.map((type) => (
                <option key={type} value={type}>
                  {label(expressionLabels, type)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <Field label={texts.name} hint={texts.nameHint} error={errorOf(false)}>
        {(control) => (
          <Textbox
            {...control}
            ref={first}
            maxLength={200}
            autoComplete="off"
            value={fields.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label={texts.others} hint={texts.othersHint} optional>
        {(control) => (
          <TextArea
            {...control}
            rows={3}
            value={fields.others}
            onChange={(event) => set({ others: event.target.value })}
          />
        )}
      </Field>
      <div className="kv-names__days">
        <Field label={texts.validFrom} optional>
          {(control) => (
            <Textbox
              {...control}
              type="date"
              value={fields.validFrom}
              onChange={(event) => set({ validFrom: event.target.value })}
            />
          )}
        </Field>
        <Field label={texts.validUntil} optional error={errorOf(true)}>
          {(control) => (
            <Textbox
              {...control}
              type="date"
              value={fields.validUntil}
              onChange={(event) => set({ validUntil: event.target.value })}
            />
          )}
        </Field>
      </div>
      <p className="kv-subtle kv-small">{texts.periodHint}</p>
      {error !== null && <Failure error={error} />}
      <div className="kv-buttons">
        <Button type="submit" appearance="primary-action-button" busy={busy}>
          {texts.save}
        </Button>
        <Button appearance="subtle-button" onClick={onCancel}>
          {shared.cancel}
        </Button>
      </div>
    </form>
  )
}
