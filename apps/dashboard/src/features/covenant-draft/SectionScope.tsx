import { SignalKind } from "@kruisverband/domain"
import { Button } from "@utrecht/button-react"
import { useState } from "react"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { kindLabels, purposeLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { draftTexts } from "./draftTexts.ts"
import { Text, Ticks } from "./inputs.tsx"
import type { SectionProps } from "./SectionProps.ts"

export function SectionScope({ fields, onChange }: SectionProps) {
  const texts = useTexts(draftTexts)
  const label = useLabels()
  const { registry } = useRegistry()
  const [other, setOther] = useState("")
  const purposes = [...new Set([...Object.keys(purposeLabels), ...fields.purposes])]
  const add = () => {
    if (other.trim() === "") return
    onChange({ purposes: [...new Set([...fields.purposes, other.trim()])] })
    setOther("")
  }
  return (
    <>
      <Ticks
        label={texts.purposes}
        options={purposes.map((purpose) => [purpose, label(purposeLabels, purpose)] as const)}
        chosen={fields.purposes}
        onChange={(chosen) => onChange({ purposes: chosen })}
      />
      <div className="kv-draft__add">
        <Text label={texts.otherPurpose} value={other} onChange={setOther} />
        <Button appearance="secondary-action-button" onClick={add}>
          {texts.add}
        </Button>
      </div>
      <Ticks
        label={texts.kinds}
        options={SignalKind.literals.map((kind) => [kind, label(kindLabels, kind)] as const)}
        chosen={fields.kinds}
        onChange={(kinds) => onChange({ kinds })}
      />
      <Ticks
        label={texts.municipalities}
        options={registry.municipalities.map(({ code, name }) => [String(code), name] as const)}
        chosen={fields.municipalities}
        onChange={(municipalities) => onChange({ municipalities })}
      />
    </>
  )
}
