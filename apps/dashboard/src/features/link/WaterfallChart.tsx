import { useTexts } from "../../shared/text/defineTexts.ts"
import { capitalised } from "../../shared/text/join.ts"
import { useBilingual, useLanguage } from "../../shared/text/Language.tsx"
import { fieldLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { evidenceTexts } from "./evidenceTexts.ts"
import { signed, type Waterfall } from "./waterfall.ts"

/** Each term of the weight as a bar with its sentence and the sum so far, then the sum beside what was needed. */
export function WaterfallChart({ picture }: { readonly picture: Waterfall }) {
  const texts = useTexts(evidenceTexts)
  const label = useLabels()
  const say = useBilingual()
  const { language } = useLanguage()
  return (
    <ol className="kv-waterfall__terms">
      {picture.steps.map(({ term, from, to }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one field may occur twice; the order is fixed for a pair
        <li key={index} className="kv-waterfall__term">
          <span className="kv-waterfall__field">{capitalised(label(fieldLabels, term.field))}</span>
          <span className="kv-waterfall__weight kv-number">{signed(term.weight, language)}</span>
          <Bar picture={picture} from={from} to={to} kind={term.weight >= 0 ? "for" : "against"} />
          <span className="kv-waterfall__text kv-subtle kv-small">{say(term.text)}</span>
          <span className="kv-waterfall__running kv-subtle kv-small kv-number">
            {texts.soFar(signed(to, language))}
          </span>
        </li>
      ))}
      <li className="kv-waterfall__term kv-waterfall__term--sum">
        <span className="kv-waterfall__field">{texts.sum}</span>
        <span className="kv-waterfall__weight kv-number">{signed(picture.sum, language)}</span>
        <Bar picture={picture} from={0} to={picture.sum} kind="sum" />
        {picture.bar !== undefined && (
          <span className="kv-waterfall__text kv-small">
            {texts.needed(signed(picture.bar, language), picture.sum >= picture.bar)}
          </span>
        )}
      </li>
    </ol>
  )
}

interface BarProps {
  readonly picture: Waterfall
  readonly from: number
  readonly to: number
  readonly kind: "for" | "against" | "sum"
}

/** Filled speaks for, outlined speaks against: the difference is not in the colour alone. The dashed line is what is needed. */
function Bar({ picture, from, to, kind }: BarProps) {
  const width = picture.high - picture.low || 1
  const at = (bits: number) => 1 + (98 * (bits - picture.low)) / width
  const left = Math.min(at(from), at(to))
  return (
    <svg className="kv-waterfall__bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <line className="kv-bar__zero" x1={at(0)} x2={at(0)} y1="0" y2="10" />
      {from !== to && (
        <rect
          className={`kv-bar kv-bar--${kind}`}
          x={left}
          y="1.5"
          height="7"
          width={Math.max(0.6, Math.abs(at(to) - at(from)))}
        />
      )}
      {picture.bar !== undefined && (
        <line className="kv-bar__needed" x1={at(picture.bar)} x2={at(picture.bar)} y1="-1" y2="11" />
      )}
    </svg>
  )
}
