import { DisclosureLevel } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { VisibilityMatrix } from "../../shared/covenant/VisibilityMatrix.tsx"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { levelLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { Choice } from "../../shared/ui/Choice.tsx"
import { AngleLevelFields } from "./AngleLevelFields.tsx"
import { draftTexts } from "./draftTexts.ts"
import { PickOne, Text } from "./inputs.tsx"
import type { SectionProps } from "./SectionProps.ts"

/** Levels of sharing and the link rule, with the matrix that they come to. */
export function SectionSharing({ fields, onChange, document }: SectionProps) {
  const texts = useTexts(draftTexts)
  const label = useLabels()
  const levels = DisclosureLevel.literals.map((level) => [level, label(levelLabels, level)] as const)
  return (
    <>
      <div className="kv-pair">
        <PickOne
          label={texts.levelPartners}
          value={fields.levelPartners}
          options={levels}
          onChange={(levelPartners) => onChange({ levelPartners })}
        />
        <PickOne
          label={texts.levelCoordinator}
          value={fields.levelCoordinator}
          options={levels}
          onChange={(levelCoordinator) => onChange({ levelCoordinator })}
        />
      </div>
      <AngleLevelFields levels={fields.byAngle} onChange={(byAngle) => onChange({ byAngle })} />
      {document !== undefined && fields.parties.length > 0 && (
        <>
          <Heading level={3} appearance="level-4">
            {texts.preview}
          </Heading>
          <VisibilityMatrix covenant={document} />
        </>
      )}
      <Heading level={3} appearance="level-4">
        {texts.sections.linking}
      </Heading>
      <div className="kv-triple">
        <Text label={texts.angles} type="number" value={fields.angles} onChange={(angles) => onChange({ angles })} />
        <Text
          label={texts.organisations}
          type="number"
          value={fields.organisations}
          onChange={(organisations) => onChange({ organisations })}
        />
        <Text
          label={texts.withinMonths}
          type="number"
          value={fields.withinMonths}
          onChange={(withinMonths) => onChange({ withinMonths })}
        />
      </div>
      <div className="kv-draft__short">
        <Text
          label={texts.hubLimit}
          type="number"
          value={fields.hubLimit}
          onChange={(hubLimit) => onChange({ hubLimit })}
        />
      </div>
      {document !== undefined && document.version > 1 && (
        <Choice
          kind="checkbox"
          name="covers"
          label={texts.covers}
          hint={texts.coversHint}
          checked={fields.coversExisting}
          onChange={(coversExisting) => onChange({ coversExisting })}
        />
      )}
    </>
  )
}
