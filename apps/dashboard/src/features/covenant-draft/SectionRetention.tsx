import { documentTexts } from "../../shared/covenant/documentTexts.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { draftTexts } from "./draftTexts.ts"
import { PickOne, Text } from "./inputs.tsx"
import { states, units } from "./periods.ts"
import type { SectionProps } from "./SectionProps.ts"

export function SectionRetention({ fields, onChange }: SectionProps) {
  const texts = useTexts(draftTexts)
  const words = useTexts(documentTexts)
  return (
    <>
      {states.map((state) => {
        const period = fields.retention[state]
        const change = (part: Partial<typeof period>) =>
          onChange({ retention: { ...fields.retention, [state]: { ...period, ...part } } })
        return (
          <fieldset key={state} className="utrecht-form-fieldset__fieldset kv-draft__term">
            <legend className="kv-visually-hidden">{words.clock[state]}</legend>
            <Text
              label={words.clock[state]}
              type="number"
              value={period.count}
              onChange={(count) => change({ count })}
            />
            <PickOne
              label={texts.unit}
              value={period.unit}
              options={units.map((unit) => [unit, texts.unitNames[unit]] as const)}
              onChange={(unit) => change({ unit })}
            />
          </fieldset>
        )
      })}
      <div className="kv-pair">
        <Text
          label={texts.archiveList}
          value={fields.archiveList}
          onChange={(archiveList) => onChange({ archiveList })}
        />
        <Text
          label={texts.archiveEntry}
          value={fields.archiveEntry}
          onChange={(archiveEntry) => onChange({ archiveEntry })}
        />
      </div>
    </>
  )
}
