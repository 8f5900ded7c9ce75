import {
  asksReason,
  type Finding,
  groundTexts,
  isRefused,
  isWeighed,
  type MarkedPassage,
  PassageContent,
  passageContentTexts,
  WooGround
} from "@kruisverband/domain"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useBilingual } from "../../shared/text/Language.tsx"
import { Choice } from "../../shared/ui/Choice.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { TextArea } from "../../shared/ui/TextArea.tsx"
import { documentTexts } from "./documentTexts.ts"

/** Those that come up in this work (L27); the law's others are a press away. */
const USUAL: ReadonlyArray<WooGround> = [
  "5.1.1.d",
  "5.1.1.e",
  "5.1.2.c",
  "5.1.2.d",
  "5.1.2.e",
  "5.1.2.h",
  "5.1.2.i",
  "5.1.5",
  "5.2"
]
const OTHERS = WooGround.literals.filter((ground) => !USUAL.includes(ground))

interface Props {
  readonly passage: MarkedPassage
  /** The document is older than five years (Woo 5.3). */
  readonly isOld: boolean
  /** What is lacking in this passage; the field without the passage before it. */
  readonly findings: ReadonlyArray<Finding>
  readonly onChange: (passage: MarkedPassage) => void
}

const toggled = <A,>(list: ReadonlyArray<A>, one: A, on: boolean): ReadonlyArray<A> =>
  on ? [...list, one] : list.filter((other) => other !== one)

/** What is in a passage, on which ground it is refused, and why. */
export function PassageForm({ findings, isOld, onChange, passage }: Props) {
  const texts = useTexts(documentTexts)
  const say = useBilingual()
  const { contains, grounds, olderReason = "", reason } = passage
  const errorAt = (field: string) => {
    const found = findings.find((one) => one.field === field)
    return found === undefined ? undefined : `${say(found.text)} (${found.law})`
  }
  const choiceOf = (ground: WooGround) => (
    <Choice
      key={ground}
      kind="checkbox"
      name="ground"
      label={`${ground} ${say(groundTexts[ground].protects)}`}
      checked={grounds.includes(ground)}
      onChange={(on) => onChange({ ...passage, grounds: toggled(grounds, ground, on) })}
    />
  )
  const groundsError = errorAt("/grounds")
  const needed = grounds.some(asksReason)
  const open = !isRefused(passage)
  return (
    <div className="kv-column">
      <fieldset className="utrecht-form-fieldset__fieldset">
        <legend className="utrecht-form-label">{texts.contains}</legend>
        {PassageContent.literals.map((content) => (
          <Choice
            key={content}
            kind="checkbox"
            name="contains"
            label={say(passageContentTexts[content])}
            checked={contains.includes(content)}
            onChange={(on) => onChange({ ...passage, contains: toggled(contains, content, on) })}
          />
        ))}
      </fieldset>
      <fieldset className="utrecht-form-fieldset__fieldset">
        <legend className="utrecht-form-label">{texts.grounds}</legend>
        <p className="kv-subtle kv-small kv-words">{texts.groundsHint}</p>
        {USUAL.map(choiceOf)}
        <details className="kv-details" open={grounds.some((ground) => OTHERS.includes(ground))}>
          <summary>{texts.otherGrounds}</summary>
          {OTHERS.map(choiceOf)}
        </details>
        {groundsError !== undefined && <p className="kv-openness__error">{groundsError}</p>}
      </fieldset>
      <Field
        label={open ? texts.reasonOpen : needed ? texts.reason : texts.reasonOptional}
        hint={texts.reasonHint}
        optional={!needed}
        error={errorAt("/reason")}
      >
        {(control) => (
          <TextArea
            {...control}
            rows={2}
            maxLength={2000}
            value={reason}
            onChange={(event) => onChange({ ...passage, reason: event.target.value })}
          />
        )}
      </Field>
      {isOld && grounds.some(isWeighed) && (
        <Field label={texts.older} error={errorAt("/olderReason")}>
          {(control) => (
            <TextArea
              {...control}
              rows={2}
              maxLength={2000}
              value={olderReason}
              onChange={(event) => onChange({ ...passage, olderReason: event.target.value })}
            />
          )}
        </Field>
      )}
    </div>
  )
}
