/**
 * Words by which the guards on content decide. All are folded (lower case, no diacritics). `*` stands for any letters.
 * Sources: requirement A6 (religious observance), Grondwet art. 6–9 (belief, expression, association, assembly),
 * the behaviour vocabulary for what goes beyond them.
 */
export const religiousWords: ReadonlyArray<string> = [
  ..."hijab* hidjab* hoofddoek* niqab* nikab* boerka* burka* burqa* sluier* veil veils veiled headscar* abaya* tsjador chador".split(
    " "
  ),
  ..."djellaba* jellaba* djelleba* galabia* thobe keppel* kippa kippah yarmulke* tulband* turban* kruisje baard baarden baardje* beard*".split(
    " "
  ),
  ..."bid bidt bidden biddend* gebed gebeden gebeds* pray* namaz salat moskee* mosque* masjid* kerk* church* synago* tempel* temple*".split(
    " "
  ),
  ..."ramadan* vasten gevast vastenmaand fasting fasted fasts iftar* suikerfeest* offerfeest* eid halal* haram koosjer kosher varkensvlees pork".split(
    " "
  ),
  ..."koran* quran* bijbel* bible* thora* torah* hadith* bekeer* bekering* bekeren converted converts convert conversion gedoopt doop".split(
    " "
  ),
  ..."islam islamitisch* moslim* muslim* christen* christian* jood joden joods* jew jews jewish hindoe* hindu* sikh* boeddh* buddh* katholiek* catholic*".split(
    " "
  ),
  ..."gelovig* geloof geloofs* religie* religieus* religious* religion* faith vroom vrome vroomheid devout* orthodox* salafi* imam* dominee* rabbijn* rabbi*".split(
    " "
  ),
  ..."bedevaart* hadj hajj umra* pilgrimage* preek preken sermon* communie biecht catechisatie".split(" "),
  "bad (?:vijf|een|drie|elke|tot)",
  "geeft vrouwen geen hand",
  "drinkt geen alcohol"
]

export const politicalWords: ReadonlyArray<string> = [
  ..."demonstratie* demonstre* demonstrat* gedemonstreerd protest* betoging* betoger* actievoer* activis* gestemd stemgedrag vote voted votes voting verkiezing* election* petitie* petition*".split(
    " "
  ),
  ..."vakbond* flyer* geflyerd pamflet* folders partijlid* lidmaatschap politiek* political* politics staking* staakt gestaakt strike strikes".split(
    " "
  ),
  ..."pvv fvd bij1 vvd d66 pvda cda sgp christenunie groenlinks bbb ja21".split(" "),
  "stem(?:t|de|den|men)? op",
  "(?:gaan|ging|gaat|gingen|mag|mogen|wil|wilde) stemmen",
  "(?:politieke|linkse|rechtse|nieuwe|lokale) partij",
  "lid van (?:de |een )?(?:\\S+ )?(?:partij|bond|beweging)",
  "member of (?:the |a )?(?:\\S+ )?(?:party|union)",
  "trade union*",
  "forum voor democratie",
  "extinction rebellion",
  "handtekening(?:en)? (?:\\S+ )?(?:opgehaald|verzameld|gezet)",
  "kritiek op (?:de|het) (?:\\S+ )?(?:regering|overheid|kabinet|beleid)",
  "critici[sz]e[sd]? the government"
]

/** Behaviour or expression beyond belief and politics. Judgements such as "radicaal" are not among them: they describe nothing. */
export const beyondWords: ReadonlyArray<string> = [
  ..."dreig* bedreig* gedreigd* threat* intimid* menac* geweld* *geweld violen* agressi* aggressi* slaat sloeg sloegen slaan geslagen schop* geschopt kick* punch* hitting trapte getrapt vecht* gevecht* gevochten vocht vochten knok* geknok* fight* fought".split(
    " "
  ),
  ..."aanval* aangevallen viel_aan attack* aanslag* moord* vermoord* murder* kill* gedood doodschieten doodsteken doodmaken schieten schoot shoot* neergestoken neersteken stabb*".split(
    " "
  ),
  ..."wapen* vuurwapen* weapon* gun guns knife knives mes messen pistool* geweer* machete* bom bommen *bom *bommen bomb* explosie* explosive* molotov* brandstich* arson".split(
    " "
  ),
  ..."haat haatte haten haatd* haatz* haatp* haatb* gehaat hate hates hated hateful hatred hating minacht* verachting veracht despis* ongelovig* infidel* kafir* kuffar* kaffer* scheld* schold* gescholden uitgescholden uitscheld* beledig* insult* verneder* humiliat* pest* gepest bully* bullied treiter* spuug* spuwt gespuugd".split(
    " "
  ),
  ..."discrimin* racis* nazi* hakenkruis* swastika* hitlergroet* antisemit* jodenhaat moslimhaat homohaat ontmenselijk* dehumani*".split(
    " "
  ),
  ..."verheerlijk* glorif* propaganda* onthoofd* behead* executie* martela* martyr* jihad* kalifaat* caliphate* isis uitreiz* uitgereisd afreizen ronsel* geronseld rekrut* gerekruteerd recruit* geworven werft".split(
    " "
  ),
  ..."dwing* dwong* gedwongen coerc* forces forced forcing opgehitst ophits* opruien* opgeruid* incit* chantage* chanteer* blackmail* stalk* achtervolg* lastigval* lastiggevallen harass*".split(
    " "
  ),
  ..."vernie* verniel* vandal* beklad* bekladden gespoten graffiti ingegooid gooi* gegooid throw* threw vuurwerk* fireworks rellen relschoppers riot* opstoot* vechtpartij* confrontatie* confront* spanning* onrust* tension* unrest ruzie* quarrel* schreeuw* geschreeuwd shout* yell* woede* woedend* furious boos boze angry".split(
    " "
  ),
  ..."teruggetrokken terugtrek* withdraw* withdrew afgezonderd zonderde geisoleerd isoleer* isolement isolat* afgekeerd".split(
    " "
  ),
  "trekt zich (?:\\S+ ){0,3}terug",
  "trok zich (?:\\S+ ){0,3}terug",
  "zondert zich (?:\\S+ ){0,3}af",
  "(?:keert|keerde) zich (?:\\S+ ){0,3}(?:af|tegen)",
  "(?:contact|contacten|banden) (?:\\S+ ){0,4}(?:verbroken|verbreekt|verbrak|verbreken)",
  "(?:verbreekt|verbrak|verbroken) (?:\\S+ ){0,4}(?:contact|contacten|banden)",
  "(?:breekt|brak|gebroken|brekt) met",
  "(?:broke|breaks|broken|cut|cuts) (?:\\S+ )?(?:off|with|ties|contact)",
  "geen contact meer",
  "(?:praat|spreekt|sprak|praatte) niet meer",
  "no longer (?:speaks|talks)",
  "laat (?:\\S+ ){0,3}vrienden vallen",
  "(?:dood|death) (?:aan|to)",
  "(?:moet|moeten|mogen) (?:\\S+ ){0,2}dood",
  "deserves? to die",
  "in brand (?:gestoken|steken|zetten)",
  "islamitische staat",
  "islamic state",
  "naar (?:syrie|irak|afghanistan|somalie)",
  "to (?:syria|iraq|afghanistan|somalia)",
  "onder druk (?:gezet|zet|zetten)",
  "wij tegen zij",
  "us (?:versus|against) them"
]

/** Words that make no sense without an illness or its treatment. Stricter than talk of feelings on purpose. */
export const medicalWords: ReadonlyArray<string> = [
  ..."schizofre* schizophren* psychose* psychotisch* psychosis psychotic* autis* asperger adhd depressie depressies depressief depressieve depression depressed borderline ptss ptsd bipola* manisch* manic dementie dementia".split(
    " "
  ),
  ..."persoonlijkheidsstoornis* angststoornis* *stoornis *stoornissen diagnose* gediagnosticeerd* diagnos* medicatie* medicijn* medication* antipsychotic* antidepress* lithium ritalin methylfenidaat methylphenidate haldol dsm icd".split(
    " "
  ),
  ..."suicid* zelfmoord* zelfbeschadig* anorexi* boulimi* epilepsie epilepsy verslavingsbehandeling dwangopname opgenomen_in_kliniek verstandelijk_beperkt iq".split(
    " "
  ),
  "(?:disorder|disorders)"
]

/** One expression for a list: whole words, over a text of folded words with one space between. */
export function wordPattern(words: ReadonlyArray<string>): RegExp {
  const one = words.map((word) => word.replaceAll(/(?<!\)|\]|\\S|\})\*/gu, "\\p{L}*").replaceAll("_", " "))
  return new RegExp(`(?<=^|[ -])(?:${one.join("|")})(?=[ -]|$)`, "gu")
}
