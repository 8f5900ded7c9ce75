import { useTexts } from "../../shared/text/defineTexts.ts"
import { identifierLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { draftTexts } from "./draftTexts.ts"
import { Text, Ticks } from "./inputs.tsx"
import type { SectionProps } from "./SectionProps.ts"

/** What the decision under Wpg art. 20 says: the services guard it from then on. */
export function SectionPolice({ fields, onChange }: SectionProps) {
  const texts = useTexts(draftTexts)
  const label = useLabels()
  return (
    <>
      <Text
        label={texts.policeDecision}
        value={fields.policeDecision}
        onChange={(policeDecision) => onChange({ policeDecision })}
      />
      <div className="kv-pair">
        <Text
          label={texts.policeInterest}
          value={fields.policeInterest}
          onChange={(policeInterest) => onChange({ policeInterest })}
        />
        <Text
          label={texts.policeConditions}
          value={fields.policeConditions}
          onChange={(policeConditions) => onChange({ policeConditions })}
        />
      </div>
      {fields.identifiers.length > 0 && (
        <Ticks
          label={texts.policeData}
          options={fields.identifiers.map((one) => [one, label(identifierLabels, one)] as const)}
          chosen={fields.policeData}
          onChange={(policeData) => onChange({ policeData })}
        />
      )}
      <Ticks
        label={texts.policeRecipients}
        options={(["coordinator", "partners"] as const).map((one) => [one, texts.recipients[one]] as const)}
        chosen={fields.policeRecipients}
        onChange={(policeRecipients) => onChange({ policeRecipients })}
      />
    </>
  )
}
