"""Where Finnish compounds are joined, for words in which the rule of syllables alone would break in the wrong place."""

from __future__ import annotations

# The part before the bar and up to four letters behind it are
# compared, so that every inflected form and every longer compound is met: `lähi|esimies` breaks `lähiesimiehille` too.
COMPOUNDS = """
aamu|istunto aika|ikkuna aikuis|ikä aines|osa aisti|harjoitus aisti|havainto ajan|arvo ajan|ottaja ajan|otto ajo|lista
ala|ikäinen ala|otsikko alku|arvio alku|ilta alku|innostus alku|osa aloitus|aika aloitus|alue aloitus|ympyrä
ammatti|ylpeys arjen|askel arki|ajattelu arki|puhe arvon|alennus arvon|anto arvo|perusta asenne|ilmapiiri asiakas|aika
asiakas|analyysi asiakas|arvo asiakas|esimerkki asiakas|hetki asiakas|ilta asiakas|istunto asiakas|kohtaaminen
asiakas|kokemus asiakas|kunta asiakas|lupaus asiakas|lähtöinen asiakas|matka asiakas|näkökulma asiakas|odotus
asiakas|ohjaus asiakas|palaute asiakas|palvelija asiakas|palvelu asiakas|persoona asiakas|polku asiakas|profiili
asiakas|prosessi asiakas|rajapinta asiakas|ryhmä asiakas|tarina asiakas|tarve asiakas|tilanne asiakas|työ
asiakas|uskollisuus asiakas|viesti asiakas|ymmärrys asiakas|yritys asian|ajaja asian|omainen asian|omistaja
asian|osainen asia|ongelma asia|osaaja avaus|istunto avoimuus|harjoitus
draama|harjoitus
ehdon|alainen ehdotus|laatikko elin|aika elin|ikä elin|ympäristö eläke|ikä elämän|arvo elämän|asenne elämän|ilo
empatia|harjoitus empatia|kartta empatia|kortti empatia|kyky empatia|taito energia|taso ennakko|asenne
ennakko|ilmoittautuminen ennakko|tehtävä ennen|aikainen entis|aika epä|aito epä|asiallinen epä|edullinen epä|eettinen
epä|inhimillinen epä|itsekäs epä|oikeuden epä|olennainen epä|onni epä|usko epä|varmuus epä|yhtenäinen erin|omainen
esi|asiakas esi|merkki esitys|aika esitys|alue etu|ilmoittautuminen etu|oikeus etä|asiakas etä|istunto etä|ohjaus
etä|opetus etä|osallistuja etä|palaveri etä|työ etä|yhteys
forum|teatteri
haastattelu|ote haltuun|otto hanke|idea harjoitus|aika harjoitus|ohje havainnointi|ohje havainto|lomake
henkilö|asiakas henkilö|kohtainen henkilöstö|ilta huolen|aihe huomio|kyky huomion|arvoinen huomion|osoitus
hyvin|vointi hyväksi|anto hyödyn|saaja
ihmis|arvo ihmis|elämä ihmis|keskeinen ihmis|kunta ihmis|käsitys ihmis|läheinen ihmis|oikeus ihmis|ääni
ilmais|harjoitus ilmaisu|harjoitus ilman|ala ilta|istunto ilta|ohjelma itse|arvio itse|arviointi itse|arvostus
itse|ilmaisu itse|luottamus itse|myötätunto itsensä|ilmaisu itse|ohjautuva itse|opiskelu itse|tuntemus
jaksamis|harjoitus jatko|idea jälki|puinti jälki|tunnelma jäsen|asiakas
kannan|otto kansalais|aloite kansalais|opisto kansan|edustaja kansan|opisto kanssa|ihminen katse|kontakti katse|yhteys
kaupungin|osa kehittämis|ehdotus kehittämis|idea kehittämis|kohde kehittämis|osaaminen kehittämis|tehtävä kehitys|apu
kehitys|ehdotus kehitys|idea kehitys|tehtävä keho|ajattelu keho|ilmaisu kehon|kieli kello|aika kertaus|osio
kesken|eräinen keski|arvo keskustelu|alusta keskustelu|ilmapiiri keskustelun|avaus kesto|aika kielen|käyttö
kiireen|tuntu kiitos|ympyrä kipu|ilmaus kipu|piste kohde|ryhmä kohtaamis|aika kohtaamis|harjoitus kohtaamis|hetki
kohtaamis|osaaminen kohtaamis|paikka kohtaamis|piste kohtaamis|taito kohtaamis|tilanne kokemus|arvo
kokemus|asiantuntija kokemus|kartta kokemus|osaaja kokous|aika kokous|emäntä kokous|isäntä kokous|ohje kolmas|osa
kontakti|piste kosketus|arka kosketus|piste koulutus|aika koulutus|ohjelma koulutus|osio kriisi|apu kristin|usko
kuuma|tuoli kuuntelu|harjoitus kuuntelun|taso kuva|ilmaisu kuva|kortti kuva|käsi kuvakäsi|kirjoitus kyseen|alainen
käden|ojennus käsi|ala käsi|kirjoitus käsi|ohjelma käyttäjä|arvio käyttäjä|kokemus käyttäjä|persoona käyttäjä|ymmärrys
käyttöön|otto
leikkaus|ohje lopetus|aika lopetus|osio loppu|arvio loppu|ilta loppu|istunto loppu|osa luottamus|harjoitus
luovuus|harjoitus lupaus|kortti lyhyt|aikainen lähi|alue lähi|esimies lähi|opetus lähi|osallistuja lähi|työ
lähtö|asetelma lähtö|oletus lähtö|piste lämmittely|harjoitus läsnä|oleva läsnä|olo läsnäolo|harjoitus
maan|alainen maan|osa matkan|teko merkki|ääni mielen|ilmaus mielen|kiinto mielen|osoitus mieli|ala mieli|kuva
mieli|pide mikro|empatia moni|aistinen moni|alainen moni|ammatillinen moni|arvoinen moni|osainen moni|ääninen
muistiin|pano murros|ikä myötä|elo myötä|eläminen myötä|tunto myötätunto|uupumus
nais|asiakas neljäs|osa nimen|omaan nimi|lappu nimi|peli nimi|ympyrä nuoriso|ala näkö|aisti näkö|ala näkö|kulma
näyttämö|alue
oikeuden|mukainen oivallus|hetki oivallus|ilo oma|ehtoinen oma|ilmaisu oman|arvo omin|päin ongelman|ratkaisu
onnistumis|ilo onnistumis|kokemus opetus|ohjelma oppimis|aika oppimis|alusta oppimis|ilmapiiri oppimis|kokemus
oppimis|päivä oppimis|ympäristö orientoitumis|aika osallistuja|lista osallistuja|määrä osallistumis|aktiivisuus
osallistumis|ohje osan|ottaja osan|otto
paikan|päällä pakkaus|ohje palaute|keskustelu palaute|kysely palaute|lomake palaute|osio palvelu|ajatus palvelu|ala
palvelu|alttius palvelu|ammatti palvelu|arvo palvelu|asenne palvelu|asiantuntija palvelu|esimies palvelu|henkinen
palvelu|idea palvelu|ihminen palvelu|ilmapiiri palvelu|kohtaaminen palvelu|kokemus palvelu|lupaus palvelu|muotoilu
palvelu|ohjaaja palvelu|ohjaus palvelu|organisaatio palvelu|osaaminen palvelu|piste palvelu|polku palvelu|prosessi
palvelu|tilanne palvelu|tuokio palvelu|yhteisö palvelu|ympäristö palvelu|yritys parin|etsintä parin|vaihto
peili|harjoitus perus|ajatus perus|arvo perus|asenne perus|asia perus|edellytys perus|idea perus|oikeus perus|oletus
perus|opetus perus|osa perus|osaaminen pien|ryhmä pien|yrittäjä pien|yritys pohja|idea puheen|aihe puheen|johtaja
puheen|vuoro puhe|ilmaisu puhelin|aika puhelin|asiakas puhelin|ohjaus puhe|osa puoli|aika purku|istunto purku|ympyrä
pysähtymis|hetki päivän|avaus päivän|ohjelma päivä|ohjelma pää|aihe pää|asia pää|idea pää|ohjaaja pää|osa
pöytä|esiintyjä
rauhan|omainen reflektio|aika reuna|ehto rivi|asukas rooli|asu rooli|hahmo rooli|harjoitus rooli|henkilö rooli|odotus
ryhmä|harjoitus ryhmä|ilmiö ryhmän|ohjaaja ryhmä|ohjaus ryhmä|yhteys rytmi|ympyrä
saapumis|aika saapumis|ohje saman|aikainen saman|arvoinen sanan|valta seuranta|istunto sidos|ryhmä sidosryhmä|kartta
silmän|räpäys sisä|asiakas sisä|ilma sivu|ala sivu|osa sosiaali|ala sosiaali|ohjaaja sosiaali|oikeus sovellus|idea
status|ero status|harjoitus status|ilmaisu suunnittelu|ajatus suu|puhe suur|asiakas suur|yritys sähkö|posti
taiteen|ala taka|isku tarina|teatteri tarkkailu|ohje tarkkailu|tehtävä tarkoituksen|mukainen tauko|aika tauon|aika
tavan|omainen teatteri|harjoitus teatteri|ohjaaja tehtävän|anto tervehtimis|tapa terveys|ala terveys|asema tiedon|anto
tiedon|saanti tiedostamis|harjoitus tien|haara tieto|isku tila|järjestely tilan|käyttö tilanne|arvio tilanne|harjoitus
tilanne|taju tila|ohje toimi|ala toimi|alue toiminta|ehdotus toiminta|idea toiminta|ohje toiminta|tapa
toiminta|ympäristö toimisto|aika toimitus|aika toisin|ajattelu totuuden|mukainen tuki|asiakas tulkinta|ero
tulostus|ohje tunne|ala tunne|arvo tunne|harjoitus tunne|ilmaisu tunne|ilmapiiri tunne|ilmasto tunne|jälki
tunne|kartta tunne|kirjo tunne|käyrä tunne|osaaminen tunne|reaktio tunne|sana tunne|side tunne|taito tunne|tila
tunne|yhteys tunne|ymmärrys tunne|äly tuntu|aisti tuoli|piiri turvallisuuden|tunne tutustumis|harjoitus
tutustumis|ilta työ|aika työ|ala työ|elämä työ|esitys työ|ilmapiiri työ|into työ|istunto työ|kaveri työ|kirja
työ|kokous työn|aihe työn|antaja työn|ilo työ|nimike työn|imu työn|jako työn|ohjaaja työn|ohjaus työn|ominainen
työn|opas työ|ohje työ|olot työ|osuus työ|paikka työ|paja työ|pari työ|pohja työ|prosessi työ|rooli työ|ryhmä
työskentely|alusta työskentely|ohje työ|tapa työ|tehtävä työ|tila työ|toveri työ|uupumus työ|yhteisö työ|ympäristö
työ|ystävä täys|istunto
uhan|alainen ulko|asu ulko|näkö uni|aika uuden|lainen uudis|asiakas
vaikeus|aste vaikutus|alue vaikutus|arvio valmistelu|aika valmistelu|ohje vanhan|aikainen vapaa|ehtoinen
vastaan|ottaja vastaan|otto vasta|ehdotus vastuu|alue vastuu|ihminen vastuun|otto verkko|istunto verkko|yhteys
verkosto|idea vertais|arvio vertais|ohjaaja vertais|oppiminen vertais|tuki viestintä|ala viestintä|osaaminen
vihan|ilmaus viides|osa viime|aikainen vika|ilmoitus vilkku|valo viran|omainen vireys|tila virhe|ilmoitus
virittäytymis|aika virran|omainen vuoden|aika vuokran|antaja vuoron|otto vuoron|vaihto vuoro|vaikutus
vuorovaikutus|ala vuorovaikutus|osaaminen väli|aika väli|arvio väli|osa väärin|ymmärrys
yhdessä|olo yhteen|otto yhteis|arvio yhteis|elo yhteis|henki yhteis|ohjaus yhteis|opettajuus yhteis|työ
yhteis|ymmärrys yhteyden|otto yhteys|aika yhteys|henkilö ykkös|asia yksilö|ohjaus yksin|oikeus yksin|omaan yleis|arvio
yleis|ilme yleis|ohje yleis|ohjeet yleis|radio yleisö|osallistuminen yli|arvio yli|opisto ylös|alaisin
ymmärrys|harjoitus yritys|asiakas yritys|elämä yritys|idea yritys|ilme yö|aika yö|uni
ääneen|ajattelu äänen|anto äänen|avaus äänen|käyttö äänen|sävy äänestys|aktiivisuus ääni|ala
"""

# Compounds of our own pages whose syllables meet at the seam as well: they look best parted there and nowhere else.
COMMON = """
aalto|viivan aamu|kahvia aamu|lypsyn aamu|päivän aamu|seitsemän aika|taulu aisa|parisi ajan|varausta ajatusten|lukija
ajatus|kuplaan ala|laatikkoon ala|laidan ala|laitaan ala|nurkkaan ala|puolelle ala|riville alku|perää alle|kirjoita
alle|viivaa aloitus|sanat ammatti|sanasto anteeksi|pyyntö arki|päivän arvo|sanalta asiakaspalvelu|tiimi
asiakaspalvelu|tiski asiakas|hahmon asiakas|jutulle asiakas|keskustelussa asiakas|kortti asiakas|lauseen
asiakas|numero asiakas|pulman asiakas|suhde asiakas|suhteen asiakas|tutkimus asian|tuntija asia|kirja
asumis|neuvonnassa aukiolo|aika aukiolo|ajat auki|olo aukko|kohdassa auto|korjaamo auto|liike avaamis|päivän
avain|sana avaus|kierros avaus|rivi avaus|viestiä bussi|pysäkki digi|taidoton elämän|tilanne epä|luottamus
epä|luuloinen esi|henkilö eteen|päin etu|käteen etu|nimesi etä|palvelun fläppi|taulu hammas|hoitola
hautaus|toimistossa hellä|varainen hengen|pelastaja hengen|vedon hengen|vetoa henkilöstö|hallintoon henkilöstö|lehti
henkilöstö|pula henkilö|kuntaa henkilö|kuva hirvi|kolari huone|kaluja huuto|merkin hyvän|tahtoisesti höyhenen|kevyt
ikkuna|kuori ilmoitus|taululle ilta|kahdeksalta ilta|palalle ilta|päivä irti|sanomisia iso|teksti iso|äidille
itsestään|selvää itse|palvelu jalka|pohjaa johon|kuhun johto|ryhmä joita|kuita jolla|kulla jolle|kulle jolta|kulta
jompaa|kumpaa jompi|kumpi jälkeen|päin jälki|käteen jäätelö|kioskikin jää|kaappia kaari|maljaa kahdeksan|vuotiaskin
kahden|keskiset kahden|kymmenen kahden|toista kahden|välinen kahdessa|kymmenessä kahdesta|kymmenestä kahteen|kymmeneen
kahvi|huoneeseen kahvi|kuppi kahvi|purkin kahvi|pöydässä kaiken|laista kakkos|korva kaksi|kymmentä kaksi|puolinen
kaksi|sataa kaksi|toista kaksi|vuotias kanava|kortin kanta|päillä kassa|poika katko|viiva katsoja|kortin
kehitys|keskustelussa keinu|lauta keittiön|pöydän keittiön|pöytä kellon|aikoineen kellon|ajan kellon|ajat
kellon|katsoja kellon|soittaja kenkä|kaupoista kenkä|parit keskeytys|merkki keskeytys|sana keski|kohdan keski|kohtakin
keski|kokoinen keski|tason keski|viikko keskustelu|lokeja kesätyön|tekijä kesä|retkeä kesä|työn kieli|taito
kiinni|ottaja kilo|metrin kirjan|merkiksi kirje|kuori kirjoitus|tilaa kokemus|jana kolme|kymmentä kolmi|osainen
kolmos|korva konsertti|talo kopio|palvelussa kortti|pakasta kortti|pakka koti|hoito koti|käynti koti|matkalla
koti|ovelle koulutus|päivästä kuitti|rullia kulku|väylä kulma|karvojen kumi|hansikas kummi|tytölle kuolin|pesän
kurssi|päivä kuuntelu|hetki kuusi|vuotias kuu|kauden kuva|teatteri kymmen|vuotias kysymys|kortti kysymys|merkin
kyynär|pää kyynär|päät kyynär|varren käden|nostosta käsi|merkillä käsi|varren käsi|varsi käynti|kortti käänne|kohta
kääntö|puolelle laatu|sanaa laina|laitteen laskutus|kauden lasten|tarhaa lauseen|alkua lauseen|alulla lauseen|loppuja
leikkuu|varaa lempi|paikkansa lopetus|sana luki|häiriöinen lupa|kysymykseen lähetys|päivä lähi|piiri lähtö|laskennan
lämmittely|kierros läpi|kulku läpi|leikkaus läsnä|olijaa maalarinteippi|rulla maalarin|teippi maanantai|aamu
maito|kaapilla maito|tilallinen maksu|päätteestä malli|käyrä malli|lahja malli|lause merkki|ääntä mieli|kuvitusta
mieli|piteen milli|metrin moodi|korttia muisti|kortit muisti|lapulle muisti|sairasta musta|valkoinen mutka|kortin
muutto|avuksi myynti|luvuista myötä|päivään naapuri|parille naapuri|pöydälle naapuri|ryhmälle naapuri|talon
naapuri|vaiheet nauru|kohtaus nelin|kertainen neljä|toista nelos|korva neuvonta|puhelin neuvottelu|huoneessa
nimilappu|sivujen nimi|kierros nimi|kirjaimet nimi|lapun nosturi|vuokraus näyttö|nimeä odotus|huoneessa
odotus|musiikkia odotus|paikan ohi|mennen ohjaaja|pari ohjelmisto|kehittäjä oikein|kirjoituksella olka|päihin
olka|päissä olka|päätä oman|tunnon paikan|vaihtoon paikka|kunta painon|siirrossa pakkaus|lista palvelu|hetki
palvelu|keskustelu palvelu|polun palvelu|päällikkö palvelu|tiski paperi|arkki papu|kaijalta paris|kuntaa
pari|suhteesta parkki|paikka peili|kuvansa peli|sääntö perhe|liittymä peri|aatteessa pienois|kokoon pienryhmä|huoneet
piirros|kuva piirto|taitoa pika|juttua pika|viestein pikku|harmi pikku|juttu pikku|käyrä pikku|seikka posti|kortin
posti|lokerojen posti|merkin prosessi|kaaviot prosessi|kuvaus proto|tyyppi puheen|parsi puheen|sorinan puhelin|liike
puhe|kartta puhe|kupla puhe|tapaa puhe|ääntäsi puoleen|päivään puolen|toista puoli|pilvistä puoli|päivä puoli|toista
puoli|välissä puolustus|kannalle putki|asentaja pysäytys|merkki pysäytys|sana pyörä|tuolin päin|vastaisen
päiväkoti|paikka päivä|kirjaa päivä|kodin päivä|koti päivä|määrä päälle|päin päätös|palaverissa raja|kysymystä
rakennus|valvonta ranta|saunaa rekisteri|numero roolin|vaihto rooli|kortit ruoka|kauppa ruoka|pöytä ruudun|lukija
ruutu|kuvan ryhmä|kuvassa ryhmä|parit saapumis|järjestyksessä sairaan|hoitaja sairas|vuoteen sala|sanan saman|kokoinen
saman|lainen saman|laista saman|niminen sana|muodon sana|valinta sankari|tekoja sateen|varjo seka|järjestyksessä
sisä|postissa sisä|puoli sivu|lauseessa soitto|kello soitto|ääni sopimus|palvelussa status|kortit suklaa|rasia
suru|kortin synty|tarinan sähköposti|kortitkin sää|kartaksi taakse|päin taka|huone talous|päällikkö talvi|kengän
tammi|kuun tammi|saarelainen taputus|leikki tarkistus|jana tarra|lappu tarra|laput tarve|kortin tauko|huone
tausta|ääni teksti|puoli teksti|viesti terve|tulleita terve|tuloa teräs|viivaimella testi|lukija tien|poskessa
tieto|suoja tiimi|kysymys tiimi|palaverissa tiistai|aamun tilanne|kortit tilaus|numeron toimen|piteisiin
toimitus|johtaja toimi|pisteeseen toisen|värisillä tulostus|ikkunassa tunne|jäljen tunne|korttien tunne|pareja
tunne|parisi tuoli|riviä työntekijä|ryhmä työn|hakija työn|tekijä työsuojelu|valtuutetulle työ|haastattelu työ|matkaa
työ|numero työ|pisteen työ|porukan työ|päivän työ|pöytäsi työ|suojelu työ|terveyden työ|vaiheita työ|vuoron
uhka|tilanteen ulko|näöstä ulko|puoli ulos|hengitys ulos|puhallus umpi|kujia uskomus|korttia uutisten|lukijan
vaate|kauppa vahinko|puhelin vaihto|ehto vakio|lauseesi vakio|sanat vakio|vastauksen vale|puvussa valinnan|vara
valitus|kuoro valo|kuvan vapaa|päivä varasto|päällikkö vara|kappaleet vastaanotto|tiskiksi vastaan|tulijalle
vasta|kohtia vasta|puoli vasta|päätä vastoin|käymistä veljen|pojalle verenpaine|lääke veren|paine verkko|sivu
vesi|pullo veto|vuoro video|puhelu video|tapaaminen vierailija|lapun vierus|kaveri vierus|toveri viesti|ketju
viiden|toista viikon|loppu viikon|lopun viisi|toista viite|numeron viite|tietojen villa|paita villa|sukat virka|lause
vuoro|numero väki|valta väliin|tulot välin|pitämättömältä väli|matkoihin väli|merkistä väli|viiva väri|sivua
väärin|käsitys yhdestä|toista yksin|kertainen yksityis|asiat yksityis|kohdan yksityis|viestin yksi|mielisiä
yksi|puolinen yksi|toista yli|malkaisena yli|määräinen ylä|kulmaan ylä|puolelle ylä|reunaan äidin|kielensä ääni|pallo
ääni|tehosteita ääni|viestinä ääri|viiva
"""

# Patterns that second parts begin with, where an ordinary word has no reason to hold them behind three letters or more.
TAILS = """
aikaa aikai ajattel ajatuks ajatus aloite aloittee alue ammatti analyys antaj argument arkkiteht artikkel arvio
arvoi asema asenne asente asetel asiakas asiakk asiantunt asioi askel aste(?=e|i) asukas asukk asunno asunto autoi
avustaj
draam drama brändi edell edusta edustu ehdotu ehto(?=ja|is|inen|a$) elok elämys elämyks elämä energia ennuste epäily
erikois erityis esimerk esimie esittel esity etsintä
grafi gramm
ideoi identiteet ihmis ihmin ikäis ilmais ilmapiir ilmoit improvis impuls indeks informaat inhimill innovaat insinöör
instituut integr istunn istunto
klini klub kraat kratia kriis kritee kriit
odote odotu ohjaaj ohjau ohje oivallu oletu olosuht omais(?=en|i|t|uu) omistaj ominais ongelm onnist opett opetu opinno
opinto opiskel opisto oppij oppim organis orient osaaj osaami osallist osapuol osast osoit osuud osuuks otos
plan(?=ee) platf presid prinsi profess profiil program projekt prosent prosess protok
skenaar spont sprint stadio standard statuk status strateg stressi struktuur studio
trauma trend
uhka unelm urheil uudist uupum
yhdis yhteis yhtey yhtiö yhtym yksikkö yksikö yksilö yleis yliopist ylläpit ymmär ympär yritt yrity ystäv
äiti ääne
"""

# The same for shorter ones, which are trusted behind the n or s of a genitive or a stem only.
SHORT_TAILS = """
aika aihe aine(?=i|e|$) alue arvoi ase(?=e|i|$) aste(?=e|i|$) asia(?=k|n) oikeu oire(?=e|i|$) omai osa(?=n|a|t|s|l|k|$)
oto(?=n|s|t|l) ottaj ottelu otto
"""

# What first parts end with before a vowel: no inflected form of such a noun has its s there.
HEAD_ENDINGS = "[dnt]us [dty]ys"
