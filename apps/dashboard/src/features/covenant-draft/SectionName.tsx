import { useTexts } from "../../shared/text/defineTexts.ts"
import { draftTexts } from "./draftTexts.ts"
import { Text } from "./inputs.tsx"
import type { SectionProps } from "./SectionProps.ts"

export function SectionName({ fields, onChange }: SectionProps) {
  const texts = useTexts(draftTexts)
  return (
    <>
      <div className="kv-pair">
        <Text label={texts.titleNl} value={fields.titleNl} onChange={(titleNl) => onChange({ titleNl })} />
        <Text label={texts.titleEn} value={fields.titleEn} onChange={(titleEn) => onChange({ titleEn })} />
      </div>
      <div className="kv-pair">
        <Text
          label={texts.validFrom}
          type="date"
          value={fields.validFrom}
          onChange={(validFrom) => onChange({ validFrom })}
        />
        <Text
          label={texts.validUntil}
          type="date"
          value={fields.validUntil}
          onChange={(validUntil) => onChange({ validUntil })}
        />
      </div>
    </>
  )
}
