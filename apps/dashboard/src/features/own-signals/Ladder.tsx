import type { OwnSignal } from "@kruisverband/contract"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { ownTexts } from "./ownTexts.ts"

const rungs = ["received", "read", "linked", "discussed", "closed"] as const

/** From received to closed; where it is now, in words as well as in the line. */
export function Ladder({ stage }: { readonly stage: OwnSignal["stage"] }) {
  const texts = useTexts(ownTexts)
  if (stage === "withdrawn" || stage === "erased" || stage === "restricted")
    return <p className="kv-ladder__withdrawn">{texts[stage]}</p>
  const now = rungs.indexOf(stage)
  return (
    <ol className="kv-ladder" aria-label={texts.ladder}>
      {rungs.map((rung, index) => (
        <li
          key={rung}
          className={index <= now ? "kv-ladder__rung kv-ladder__rung--done" : "kv-ladder__rung"}
          aria-current={index === now ? "step" : undefined}
        >
          {texts.stages[rung]}
          <span className="kv-visually-hidden">
            {" "}
            ({index < now ? texts.stageDone : index === now ? texts.stageNow : texts.stageNext})
          </span>
        </li>
      ))}
    </ol>
  )
}
