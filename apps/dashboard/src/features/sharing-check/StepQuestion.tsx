import { type CovenantDocument, partiesOf, SharedThing, type User } from "@kruisverband/domain"
import { Textbox } from "@utrecht/textbox-react"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useBilingual } from "../../shared/text/Language.tsx"
import { purposeLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { Choice } from "../../shared/ui/Choice.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { Select } from "../../shared/ui/Select.tsx"
import { checkTexts } from "./checkTexts.ts"
import { type Answers, OTHER_PURPOSE, type Step } from "./conversation.ts"

interface Props {
  readonly step: Step
  readonly answers: Answers
  readonly covenants: ReadonlyArray<CovenantDocument>
  readonly partner: User["partner"]
  readonly onChange: (answers: Answers) => void
}

/** The choices of one question. */
export function StepQuestion(props: Props) {
  const { step, answers, covenants, onChange } = props
  const texts = useTexts(checkTexts)
  const label = useLabels()
  const say = useBilingual()
  const radio = (name: string, key: string, text: string, checked: boolean, part: Partial<Answers>) => (
    <Choice
      key={key}
      kind="radio"
      name={name}
      label={text}
      checked={checked}
      onChange={() => onChange({ ...answers, ...part })}
    />
  )
  switch (step) {
    case "covenant":
      return (
        <Group label={texts.steps.covenant}>
          {covenants.map((covenant) =>
            radio("covenant", covenant.id, say(covenant.title), answers.covenant?.id === covenant.id, { covenant })
          )}
        </Group>
      )
    case "with":
      return <WithWhom {...props} />
    case "about":
      return <About {...props} />
    case "things":
      return <Things {...props} />
    case "purpose":
      return (
        <Group label={texts.steps.purpose}>
          {(answers.covenant?.purposes ?? []).map((purpose) =>
            radio("purpose", purpose, label(purposeLabels, purpose), answers.purpose === purpose, { purpose })
          )}
          {radio("purpose", OTHER_PURPOSE, texts.otherPurpose, answers.purpose === OTHER_PURPOSE, {
            purpose: OTHER_PURPOSE
          })}
        </Group>
      )
    case "ground":
      return (
        <Group label={texts.steps.ground}>
          {(["consent", "conflict-of-duties", "none"] as const).map((ground) =>
            radio("ground", ground, texts.grounds[ground], answers.ground === ground, { ground })
          )}
        </Group>
      )
    case "trained":
      return (
        <Group label={texts.steps.trained}>
          {radio("trained", "yes", texts.yes, answers.trained === true, { trained: true })}
          {radio("trained", "no", texts.no, answers.trained === false, { trained: false })}
        </Group>
      )
  }
}

const Group = ({ label, children }: { readonly label: string; readonly children: React.ReactNode }) => (
  <fieldset className="utrecht-form-fieldset__fieldset">
    <legend className="kv-visually-hidden">{label}</legend>
    {children}
  </fieldset>
)

function WithWhom({ answers, partner, onChange }: Props) {
  const texts = useTexts(checkTexts)
  const { registry } = useRegistry()
  const others =
    answers.covenant === undefined ? [] : partiesOf(answers.covenant).filter((one) => one.partner !== partner)
  const [first] = others
  const kind = answers.with?.kind
  return (
    <>
      <Group label={texts.steps.with}>
        {(["covenant", "partner", "concerned", "outside"] as const).map((one) => (
          <Choice
            key={one}
            kind="radio"
            name="with"
            label={texts.withs[one]}
            checked={kind === one}
            onChange={() =>
              onChange({
                ...answers,
                with:
                  one !== "partner" || first === undefined
                    ? { kind: one === "partner" ? "outside" : one }
                    : { kind: one, partner: first.partner }
              })
            }
          />
        ))}
      </Group>
      {answers.with?.kind === "partner" && (
        <Field label={texts.whichPartner}>
          {(control) => (
            <Select
              {...control}
              value={answers.with?.kind === "partner" ? answers.with.partner : ""}
              onChange={(id) => {
                const found = others.find((one) => one.partner === id)
                if (found !== undefined) onChange({ ...answers, with: { kind: "partner", partner: found.partner } })
              }}
            >
              {others.map((one) => (
                <option key={one.partner} value={one.partner}>
                  {registry.partnerName(one.partner)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
    </>
  )
}

function About({ answers, onChange }: Props) {
  const texts = useTexts(checkTexts)
  return (
    <>
      <Group label={texts.steps.about}>
        {(["person", "place"] as const).map((about) => (
          <Choice
            key={about}
            kind="radio"
            name="about"
            label={texts.abouts[about]}
            checked={answers.about === about}
            onChange={() => onChange({ ...answers, about })}
          />
        ))}
      </Group>
      {answers.about === "person" && (
        <Field label={texts.age} hint={texts.ageHint} optional>
          {(control) => (
            <Textbox
              {...control}
              type="number"
              value={answers.age}
              onChange={(event) => onChange({ ...answers, age: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  )
}

function Things({ answers, onChange }: Props) {
  const texts = useTexts(checkTexts)
  const { things } = answers
  const shown = SharedThing.literals.filter((thing) => answers.about !== "place" || !OF_PERSON.has(thing))
  return (
    <Group label={texts.steps.things}>
      <p className="kv-subtle kv-words">{texts.thingsHint}</p>
      {shown.map((thing) => (
        <Choice
          key={thing}
          kind="checkbox"
          name="things"
          label={texts.things[thing]}
          checked={things.includes(thing)}
          onChange={(on) =>
            onChange({ ...answers, things: on ? [...things, thing] : things.filter((one) => one !== thing) })
          }
        />
      ))}
    </Group>
  )
}

/** Details that only a person has: about a place they are not asked. */
const OF_PERSON: ReadonlySet<SharedThing> = new Set<SharedThing>([
  "name",
  "birth-date",
  "address",
  "phone",
  "email",
  "handle",
  "bsn"
])
