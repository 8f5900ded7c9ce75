import { DisclosureLevel } from "@kruisverband/domain"
import { Fieldset } from "@utrecht/fieldset-react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { capitalised } from "../../shared/text/join.ts"
import { levelLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { Choice } from "../../shared/ui/Choice.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { Select } from "../../shared/ui/Select.tsx"
import { postingTexts } from "./postingTexts.ts"
import { SharingPicture } from "./SharingPicture.tsx"
import type { StepProps } from "./StepProps.ts"

const grounds = ["", "consent", "conflict-of-duties"] as const

/** Three levels, each with a picture of who sees what; the poster alone raises or lowers it. */
export function StepSharing({ draft, onChange, lack, covenant, partner }: StepProps) {
  const texts = useTexts(postingTexts).sharing
  const label = useLabels()
  const party = covenant?.parties.find((one) => one.partner === partner)
  const care = party?.angle === "mental-health" || party?.angle === "youth-care"
  return (
    <>
      <Fieldset role="radiogroup" aria-label={texts.title} invalid={lack("level") !== undefined}>
        {lack("level") !== undefined && <p className="utrecht-form-field__error-message">{lack("level")}</p>}
        <div className="kv-levels">
          {DisclosureLevel.literals.map((level) => (
            <div key={level} className="kv-levels__one">
              <Choice
                kind="radio"
                name="level"
                label={
                  <>
                    <strong>{capitalised(label(levelLabels, level))}</strong>
                    {party?.defaultLevel === level && <span className="kv-subtle kv-small"> · {texts.standard}</span>}
                  </>
                }
                hint={texts.levels[level]}
                checked={draft.level === level}
                onChange={() => onChange({ level })}
              />
              <SharingPicture level={level} />
            </div>
          ))}
        </div>
      </Fieldset>
      {care && (
        <Field label={texts.ground} hint={texts.groundHint}>
          {(control) => (
            <Select
              {...control}
              value={draft.ground}
              onChange={(value) => onChange({ ground: grounds.find((one) => one === value) ?? "" })}
            >
              {grounds.map((ground) => (
                <option key={ground} value={ground}>
                  {texts.grounds[ground]}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
    </>
  )
}
