import { useTexts } from "../../shared/text/defineTexts.ts"
import { Choice } from "../../shared/ui/Choice.tsx"
import { worklistTexts } from "./worklistTexts.ts"

interface Props {
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}

export function ShortcutSetting({ on, onChange }: Props) {
  const texts = useTexts(worklistTexts)
  return (
    <details className="kv-details kv-no-print">
      <summary>{texts.shortcuts}</summary>
      <Choice
        kind="checkbox"
        name="shortcuts"
        label={texts.shortcutsOn}
        hint={texts.shortcutsHelp}
        checked={on}
        onChange={onChange}
      />
    </details>
  )
}
