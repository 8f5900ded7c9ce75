/**
 * Common names by which a person's name is recognised in a text. Hand-picked from what is common in the Netherlands
 * (Dutch, Frisian, Turkish, Moroccan, Surinamese, Antillean, Polish, Syrian, Iraqi, Afghan, Somali, Eritrean, Ethiopian,
 * Ukrainian, Indonesian, Chinese, English). Folded forms. Recognition only: no list is a property of anyone.
 */
const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u).filter((name) => name !== ""))

/** Given names that are hardly ever anything else. */
export const givenNames = list(`
  jan johan johannes jeroen jurgen joost joris jasper jelle jesse jens jordy joep johnny jacob jacobus jack julian julia jolanda janneke jantine jacqueline
  piet pieter peter petra paul paula pascal patrick patricia pim pauline kees cornelis cornelia klaas koen kevin kim karin karel kasper kelly krista
  willem wilhelmina wim wouter wendy wessel wietse hendrik henk harry harm hans hanneke hannah heleen helena hugo henny ingrid irene ilse inge
  marie louise thomas thijs tim timo tom tygo teun tessa tineke thea trudy tamara tanja tobias sander sanne sebastiaan simon simone stefan stefanie steven stijn sven susan suzanne saskia sandra
  sophie sofie sara sarah silvia sylvia mark marc marco marcel mario martijn martin martine maarten maaike marieke marijke marleen marloes margriet margaretha maria marianne marion marjolein mathijs matthijs matthias max maxim
  michael michiel miranda monique mieke mirjam melissa lars laura leo leon leonie lieke lisa lisanne lotte lucas luuk lianne linda loes esther eva emma emily eline elise elisabeth els ellen elly erik eric evert evelien esmee
  anna anne anneke annemarie annemieke anouk anton antoon antonius arie arjan arjen arnold arthur astrid adriaan adriana albert alexander alfred alie alice amber amy andre andrea angela angelique annet aad aart
  bart bas bastiaan ben benjamin bernard bert berend bianca bob boudewijn brenda brigitte bram britt carla carolien caroline casper cees charlotte chantal charles christiaan christian christina christine christel claudia coen conny corrie
  daan daniel danielle danny david debby dennis denise desiree diana dick diederik dirk dylan donny edwin eddy ed elsbeth emiel ernst esmeralda fabian femke ferdinand fleur floris frank frans freek fred frederik frits geert gerard gerda gerrit gert gijs gijsbert giel greet greetje guus
  niels nick nico nicole nina noa nathalie nadine naomi nienke natasja natasha mees milan mila mats melanie olaf oscar otto olivia rene renate renske rianne richard rick ricardo rob robbert robert robin roel roelof rogier roland rolf romy ronald ronnie rosalie rudolf ruben ruud rutger ruth
  tijn tijmen truus ursula valentijn vera vincent victor viktor yvonne yvette xander wilma willemijn walter werner quinten quirijn rinus rinske sjoerd sjaak sietse sytske tjeerd tjitske fokke foppe douwe durk hidde jorrit jurre klaske nynke wiebe ytsje
  mohammed mohamed muhammed muhammad mohammad mehmet muhammet moussa musa ahmed ahmad ahmet achmed ali aliya abdel abdellah abdullah abdulla abdallah abdelkader abdelhak abdelkarim abdelaziz abderrahim abderrahman abdi abdirahman abdul adam adil adnan aicha aisha ayse amal amin amina amir amira anas anass anouar asma ayoub ayman aziz aziza
  bilal bilel boubker brahim ibrahim ebrahim chaima chaimae chaymae dalila driss dounia dina faisal faissal farah farid farida fatiha fatima fatma fatimazahra fouad fouzia ghizlane habiba hafid hafida hakim hakima halima hamid hamida hamza hanan hanane hassan hasan hicham hind houda hussein hussain husain huseyin houssein
  idris ihsan ikram ilham ilias ilyas ilyass imane iman imad imran ismail ismael issam jamal jamila jawad kamal karim karima khadija hatice khalid khalil kaoutar laila layla leila lamia latifa loubna mahmoud mahmud malika malik mariam maryam meryem marwan mounir mourad murat moustafa mustafa mustapha nabil nabila nadia naima najat najib nawal nora nordin noureddine nourdin omar omer osama oussama othman osman
  rachid rachida rania rashid redouan rida riad saad sabrina said saida sait salah salim salima salma samir samira samira sana sanae sihame siham sofian soufiane soufian souad soumaya souhaila suleyman sulaiman taha tarik tariq touria walid wassim wafae yasin yassin yassine yassir yasser yasmina yasmine jasmina younes yunus youness youssef yousef yusuf yosef zakaria zahra zainab zaynab zeynep zineb ziad zouhair
  emre emine elif ece ebru esra eren enes erkan erdem erdogan engin fatih ferhat furkan gokhan gulsen gulay hakan halil havva hulya ilker ilknur irem kaan kadir kemal kerem kubra leyla mert merve meral metin muhammed murat neslihan nuray nurcan okan onur orhan ozan ozge ozgur ozlem recep ramazan rabia sedat selim selin serdar serkan sevda sevgi seyma sibel sinan suleyman songul sumeyye tolga tuba tugba tulay turgut ugur umit umut volkan yasemin yavuz yildiz yilmaz yusuf zehra zeliha
  abraham abel amanuel aman aron awet bereket biniam biniyam dawit daniel eden efrem elsa ermias eyob feven filmon fitsum freweini ghirmay girmay habtom haben henok helen hermon isaias kibrom kidane luwam mehari merhawi meron mikal mulu natnael nahom rahel robel robiel samrawit samuel saron selam semhar senait simret solomon tesfay tesfaye tedros tekle tsegay tsehay winta yohannes yonas yodit yonatan zerai
  abdikarim ayaan asha deeqa faduma fadumo farhiya hodan hodo ifrah khadra liban mahad nimco sagal sahra suleekha warsame yuusuf zamzam ahlam alaa anwar bassam bashar fadi firas george georges ghada ghassan hadi haidar haydar hala hani haytham iyad jihan jinan kinan lama louay majd majed maher mazen mona mouna munir nour nizar nizam rami rana rasha raed reem rima samer shadi shahd tamer wael yazan youmna zaid zein
  agnieszka adam aleksander aleksandra andrzej anastazja barbara bartosz beata bogdan czeslaw damian danuta dariusz dawid dominik dorota ewa ewelina grazyna grzegorz iwona jacek jadwiga jakub janusz jaroslaw jerzy joanna justyna kamil kamila karolina katarzyna kazimierz krystian krystyna krzysztof lukasz maciej magdalena malgorzata marcin mariusz marta mateusz michal monika natalia olga oliwia patrycja pawel piotr przemyslaw radoslaw rafal robert ryszard slawomir stanislaw sylwia szymon teresa tomasz urszula waldemar wieslaw wojciech zbigniew zdzislaw zofia zuzanna
  olena oleksandr oleksii andriy andrii bohdan dmytro halyna iryna kateryna ivan mykola nataliya oksana serhiy svitlana tetyana vasyl viktoriya volodymyr yaroslav yulia yuriy vladimir dmitri sergej sergei nikolaj igor boris
  ashwin anil anita asha radjesh rajesh rajiv ramesh sandhya sanjay santosh shanti sharda soenil sunil sunita soerish suresh vinod vijay priya prem radha ravi jerrel jermaine jurmain giovanni gilbert glenn humphrey iwan kenneth melvin mitchell orlando quincy raymond rinaldo romeo ryan sharon shanice shirley stanley steffen tyrone urmila winston xaviera dwight clyde clarence clifton edgar errol ruben
  budi dewi siti sri agus bambang eko hendra indra joko rini wati yanto ming xiaoming jing jun li_wei nguyen_van john james william kevin brian steve jason jennifer jessica ashley michelle stephanie elizabeth edward henry jim jimmy joe joseph josef philip philippe pierre jean jose juan carlos luis miguel pedro antonio francisco manuel maria carmen fernando diego pablo sofia lucia giulia giuseppe luca matteo alessandro
  shivan dilan berfin baran azad rojda rojin serhat zilan hevin rohat sherko aram araz darya shirin soraya farhad farzad mehdi mahdi reza hossein hosein ebrahimi zahra parisa maryam nasrin behrouz dariush navid omid sina babak arash ahmadullah najibullah rahmatullah zabihullah gulalai wahid wahida nasir naser habib habibullah
`)

/** Given names that are also ordinary words, months, or names of things: count only beside a surname that is known. */
export const ambiguousGivenNames = list(`
  wil will roos iris storm floor sterre bo jong rein merel joy may april june rose grace hope faith mark max sam job bram jip pip guus star ster jade ruby robin sky summer
  bloem linde fleur mees tuur luna nova liv lot vos hak hart aya nur nour noor yara lente mei juni juli dag rik dolf sol dien wies trui bas wolf beer ivy daisy lily bart do vera rob bob bert tijd dick ben rick
  amal iman selam saron eden israel islam jihad malik imam hind ikram star leo victor amber olga christian salam sultan din heer prins koning ali eva max
`)

/** Parts between given and family name. */
export const prefixes = list(`
  van de der den het ter ten te tot von zu el al ben bin ibn ait ould bint du da dos da di la le les t abd abu oud
`)

/** Family names that are common, with those that are also trades or ordinary words: they count only after a given name. */
export const familyNames = list(`
  jansen janssen janssens jong vries berg bakker dijk visser janssen smit meijer meyer mulder boer groot bos vos peters hendriks leeuwen dekker brouwer wit dijkstra smits graaf meer linden kok jacobs haan vermeulen heuvel veen broek bruijn bruin heijden schouten beek willems vliet hoekstra maas verhoeven koster dam wal prins blom huisman peeters kuipers veenstra postma martens molenaar koning hermans
  bosch kramer scholten gerritsen sanders post kuiper timmermans veldhuizen jonge laan hofman rutten driessen groen lange bosman hoek rooij boon verbeek evers doorn bergsma wiersma kooij blok hoeven molen timmer jonker vink snijders zwart wijk berends pol mol schipper hoogendoorn vonk bouwman kwakernaak terpstra sikkema zijlstra wouters pieters bosma verhoef roos gerrits
  yilmaz kaya demir sahin celik yildiz yildirim ozturk aydin ozdemir arslan dogan kilic aslan cetin kara koc kurt ozkan simsek polat korkmaz karaca bulut ozcan turk unal erdogan tekin akin aksoy kaplan keskin tas yavuz gunes can bozkurt gul
  amrani elamrani idrissi bennani alaoui elalaoui benali bouali ouali azzouzi elazzouzi bakkali elbakkali haddadi elhaddadi khattabi ouazzani tahiri yahyaoui chaouch hamdaoui bouzid mansouri moussaoui ouahabi ziani zouhri boutahar benhaddou bouazza aarab aboutaleb abdi azaoui mohamed ahmed ali hassan hussein ibrahim mohamud osman omar yusuf warsame farah jama abdullahi
  singh kaur khan hussain begum mahabier ramdin ramlal jagroep bhagwandin sewpersad kalloe soekhoe ganpat biharie autar baldew jharap kishun mungra soekhai tjon pinas simons wijngaarde lieveld emanuelson vriesde braafheid
  nowak kowalski kowalska wisniewski wisniewska wojcik kowalczyk kaminski kaminska lewandowski lewandowska zielinski zielinska szymanski szymanska wozniak dabrowski dabrowska kozlowski jankowski mazur kwiatkowski krawczyk piotrowski grabowski pawlowski
  alhalabi halabi haddad khoury najjar sayegh shami alshami masri almasri homsi alhomsi hamwi darwish saleh suleiman khalil nasser qassem alahmad aljasem alhussein tesfay tesfaye tekle gebremedhin gebremariam ghebremedhin haile hailu habte kidane ghebremeskel woldu berhane weldu araya abraha mebrahtu zerai yohannes
  wang li zhang liu chen yang huang zhao wu zhou nguyen tran pham le smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson taylor moore jackson martin silva santos pereira costa fernandes rossi russo ferrari muller schmidt schneider fischer weber
`)

/** Words after which a capital does not begin a person: places, buildings, organisations, streets. */
export const placeNouns = list(`
  straat laan plein weg park school basisschool college lyceum gymnasium mavo vmbo havo roc kade singel gracht hof dreef wijk buurt buurthuis wijkcentrum kerk moskee synagoge tempel brug dijk pad steeg markt huis centrum haven polder burcht
  stichting vereniging club voetbalclub sportclub sportpark sporthal zwembad cafe bar kroeg restaurant snackbar winkel supermarkt toko kapper kapsalon bakkerij slagerij hotel theater bioscoop museum bibliotheek station halte gemeente provincie dorp stad eiland flat complex gebouw terrein
  groep jongerengroep organisatie beweging partij bende crew gang band dj bedrijf firma garage apotheek ziekenhuis kliniek cultureel jongerencentrum speeltuin begraafplaats monument standbeeld arena stadion hal zaal
  street avenue square road lane church mosque synagogue temple bridge market centre center house group organisation movement party team shop pub library hospital
`)

/** Endings that make a word a street, place, building or organisation. */
export const placeEnding =
  /(?:straat|straatje|laan|plein|weg|park|school|scholen|college|lyceum|kade|singel|gracht|hof|hofje|dreef|wijk|buurt|kerk|moskee|brug|dijk|pad|steeg|markt|huis|centrum|haven|polder|plantsoen|boulevard|gaarde|donk|veld|velden|dorp|stad|flat|toren|poort|tunnel|fonds|stichting|vereniging|club|groep|partij|plaats|bos|berg|oord|veen|loo)$/u

/** Words of respect before a name. */
export const honorifics = list(`
  meneer mevrouw mevr mw dhr juffrouw juf meester mister mr mrs ms miss imam dominee pastoor pater zuster broeder rabbijn buurman buurvrouw oom tante
`)

/** Words that announce a name. */
export const announcers = list("heet hete heette genaamd genoemd ene zekere named called bijgenaamd alias")

/** Before a given name these make it a saint, a monarch, a ship: not somebody here. */
export const titlesOfOthers = list(`
  sint st prins prinses koning koningin keizer paus profeet saint prince princess king queen pope prophet god heilige san santa cafe bar jezus zwarte
`)

/** Words after which a family's name stands. */
export const familyWords = list("familie families gezin gebroeders broers zussen")

/** Shops, figures and sayings that look like somebody. */
export const knownOthers = list(`
  albert_heijn jan_linders zwarte_piet johan_friso johan_cruijff anne_frank theo_thijssen charlie_hebdo martin_luther jan_modaal jan_en jan_rap ali_baba
  anton_de willem_alexander nelson_mandela rosa_parks maria_magdalena moeder_maria joke_smit aletta_jacobs
`)

/** Family names that are hardly ever another word: with any name before them they are somebody. */
export const strongFamilyNames = list(`
  jansen janssen janssens smits meijer meyer mulder hendriks dijkstra jacobs vermeulen willems hoekstra verhoeven postma hermans gerritsen timmermans veldhuizen rutten driessen bosman verbeek evers bergsma wiersma berends hoogendoorn terpstra sikkema zijlstra pietersen
  yilmaz demir sahin celik yildirim ozturk aydin ozdemir arslan dogan cetin kurt ozkan simsek korkmaz karaca ozcan erdogan tekin akin aksoy kaplan keskin yavuz bozkurt
  amrani elamrani idrissi bennani alaoui benali bouali azzouzi bakkali haddadi khattabi ouazzani tahiri yahyaoui chaouch hamdaoui bouzid mansouri moussaoui ouahabi ziani boutahar benhaddou bouazza aarab aboutaleb azaoui warsame abdullahi mohamud
  mahabier ramdin ramlal jagroep bhagwandin sewpersad kalloe soekhoe ganpat biharie autar jharap kishun mungra soekhai wijngaarde emanuelson braafheid
  nowak kowalski kowalska wisniewski wisniewska wojcik kowalczyk kaminski kaminska lewandowski lewandowska zielinski zielinska szymanski szymanska wozniak dabrowski dabrowska kozlowski jankowski kwiatkowski krawczyk piotrowski grabowski pawlowski
  alhalabi halabi haddad khoury najjar sayegh shami masri homsi hamwi qassem tesfay tesfaye gebremedhin gebremariam ghebremedhin ghebremeskel haile hailu habte kidane woldu berhane weldu araya mebrahtu zerai yohannes nguyen
`)
