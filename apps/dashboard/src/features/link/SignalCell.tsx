import type { SignalContent, SignalView } from "@kruisverband/contract"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { behaviourLabels, kindLabels, levelLabels, themeLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { dayOrMoment, exactMoment } from "../../shared/time/formatMoment.ts"
import { linkTexts } from "./linkTexts.ts"
import type { Row } from "./signalRows.ts"

interface Props {
  readonly row: Row
  readonly signal: SignalView
  readonly content: SignalContent | undefined
}

/** One field of one signal; what is not shared says so, and is not left blank. */
export function SignalCell({ row, signal, content }: Props) {
  const texts = useTexts(linkTexts)
  const label = useLabels()
  const { language } = useLanguage()
  const { registry } = useRegistry()
  const hidden = signal.level === "existence-only" ? texts.notShared : texts.none
  const subtle = (text: string) => <span className="kv-subtle">{text}</span>
  const list = (items: ReadonlyArray<string> | undefined) =>
    items === undefined || items.length === 0 ? (
      subtle(hidden)
    ) : (
      <ul className="kv-plain">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    )
  switch (row) {
    case "level":
      return label(levelLabels, signal.level)
    case "partner":
      return signal.partner === undefined
        ? subtle(signal.level === "without-source" ? texts.shielded : texts.notShared)
        : registry.partnerName(signal.partner)
    case "kind":
      return label(kindLabels, signal.kind)
    case "municipality":
      return signal.municipality === undefined ? subtle(hidden) : registry.municipalityName(signal.municipality)
    case "observed":
      return signal.observedAt === undefined ? subtle(hidden) : dayOrMoment(signal.observedAt, language)
    case "received":
      return exactMoment(signal.receivedAt, language)
    case "behaviours":
      return list(signal.behaviours?.map((code) => label(behaviourLabels, code)))
    case "themes":
      return list(signal.themes?.map((code) => label(themeLabels, code)))
    case "observation":
    case "assessment":
      return content?.[row] === undefined ? subtle(hidden) : <p className="kv-words">{content[row]}</p>
    case "persons":
    case "places":
    case "groups":
    case "expressions":
      return list(content?.[row])
    case "requests":
      return list(
        content?.requests.map((one) =>
          [`${texts.request[one.state]}: ${one.question}`, one.answer].filter((part) => part !== undefined).join(" → ")
        )
      )
  }
}
