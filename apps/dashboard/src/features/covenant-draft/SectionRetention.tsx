import { Heading } from "@nl-design-system-candidate/heading-react"
import { documentTexts } from "../../shared/covenant/documentTexts.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { draftTexts } from "./draftTexts.ts"
import { Text } from "./inputs.tsx"
import { minorStates, states } from "./periods.ts"
import type { SectionProps } from "./SectionProps.ts"
import { TermFields } from "./TermFields.tsx"

export function SectionRetention({ fields, onChange }: SectionProps) {
  const texts = useTexts(draftTexts)
  const words = useTexts(documentTexts)
  const { clock } = words
  const ofMinors = {
    unlinked: texts.ofMinors(clock.unlinked),
    rejected: texts.ofMinors(clock.rejected),
    linked: texts.ofMinors(clock.linked),
    notAdopted: texts.ofMinors(clock.notAdopted),
    closedCase: texts.ofMinors(clock.closedCase)
  }
  return (
    <>
      <TermFields
        states={states}
        names={clock}
        periods={fields.retention}
        onChange={(retention) => onChange({ retention })}
      />
      <Heading level={3} appearance="level-4">
        {texts.minors}
      </Heading>
      <p className="kv-subtle kv-words">{texts.minorsHint}</p>
      <TermFields
        states={minorStates}
        names={ofMinors}
        periods={fields.minors}
        onChange={(minors) => onChange({ minors })}
      />
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
