using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.Data.Demo;

/// <summary>A made-up sentence as somebody would write it in English, and as somebody would write it in Welsh.</summary>
internal sealed record Said(string English, string Welsh)
{
    public string In(bool welsh) => welsh ? Welsh : English;
}

/// <summary>What people write in the demo. Nobody is named, so any of it fits anybody.</summary>
internal static class DemoWords
{
    /// <summary>What happened and what shows it, by trigger.</summary>
    public static readonly Dictionary<string, (Said Happened, Said Shows)[]> Triggers = new()
    {
        ["T01"] =
        [
            (new("A second report this year: a mobile telephone was taken from another pupil on the way home. The first was criminal damage to a bus shelter in the spring.",
                 "Ail adroddiad eleni: cymerwyd ffôn symudol oddi ar ddisgybl arall ar y ffordd adref. Y cyntaf oedd difrod troseddol i gysgodfan bysiau yn y gwanwyn."),
             new("Two crime records less than a year apart; both are closed.", "Dau gofnod trosedd lai na blwyddyn ar wahân; mae’r ddau wedi’u cau.")),
            (new("Named as one of a group who threw stones at a delivery van; three months ago there was a shop theft.",
                 "Cafodd ei enwi’n un o griw a daflodd gerrig at fan ddosbarthu; dri mis yn ôl bu lladrad o siop."),
             new("Suspect in two records; no further action on the first.", "Dan amheuaeth mewn dau gofnod; dim camau pellach ar y cyntaf.")),
        ],
        ["T02"] =
        [
            (new("Common assault after an argument at the skate park. Dealt with by diversion to the youth justice prevention team.",
                 "Ymosodiad cyffredin ar ôl ffrae yn y parc sglefrio. Ymdriniwyd â’r mater drwy ddargyfeirio i dîm atal y gwasanaeth cyfiawnder ieuenctid."),
             new("Outcome 22 recorded last month.", "Cofnodwyd canlyniad 22 fis diwethaf.")),
        ],
        ["T03"] =
        [
            (new("A shop window was broken. A community resolution was agreed and a letter of apology written.",
                 "Torrwyd ffenestr siop. Cytunwyd ar ddatrysiad cymunedol ac ysgrifennwyd llythyr i ymddiheuro."),
             new("Community resolution, outcome 8.", "Datrysiad cymunedol, canlyniad 8.")),
        ],
        ["T04"] =
        [
            (new("Riding a motorbike on the playing fields late in the evening, with younger children as passengers.",
                 "Gyrru beic modur ar y caeau chwarae’n hwyr gyda’r nos, gyda phlant iau’n deithwyr."),
             new("Three anti-social behaviour calls in six weeks.", "Tair galwad am ymddygiad gwrthgymdeithasol mewn chwe wythnos.")),
            (new("Setting off fireworks near the sheltered housing; residents no longer go out after dark.",
                 "Tanio tân gwyllt ger y tai gwarchod; nid yw’r trigolion yn mynd allan ar ôl iddi nosi mwyach."),
             new("Two incidents in a month; a warning letter was sent.", "Dau ddigwyddiad mewn mis; anfonwyd llythyr rhybudd.")),
        ],
        ["T05"] =
        [
            (new("Missing overnight twice in the last month: the first time with a friend, the second at the railway station with two adults whom the family do not know.",
                 "Ar goll dros nos ddwywaith yn y mis diwethaf. Y tro cyntaf gyda ffrind; yr ail dro yn yr orsaf gyda dau oedolyn nad yw’r teulu’n eu hadnabod."),
             new("Two missing episodes; return interview offered both times, taken up once.", "Dau gyfnod ar goll; cynigiwyd cyfweliad dychwelyd adref y ddau dro, derbyniwyd un.")),
        ],
        ["T06"] =
        [
            (new("New trainers and a second telephone that nobody can explain, and taxis that somebody else pays for.",
                 "Esgidiau newydd ac ail ffôn na all neb eu hesbonio, a thacsis y mae rhywun arall yn talu amdanynt."),
             new("Screening tool completed; below the threshold of the exploitation panel.", "Cwblhawyd yr offeryn sgrinio; islaw trothwy’r panel camfanteisio.")),
        ],
        ["T07"] =
        [
            (new("Excluded for eight days after a fight in the corridor. It is the third exclusion since September.",
                 "Gwaharddiad o wyth diwrnod ar ôl ymladd yn y coridor. Dyma’r trydydd gwaharddiad ers mis Medi."),
             new("Exclusion letters on the school’s record.", "Llythyrau gwahardd ar gofnod yr ysgol.")),
        ],
        ["T08"] =
        [
            (new("Attendance has fallen from 93 to 61 per cent in two terms, and most of the missed days are Fridays.",
                 "Mae presenoldeb wedi gostwng o 93 i 61 y cant mewn dau dymor, a dydd Gwener yw’r rhan fwyaf o’r diwrnodau a gollir."),
             new("Attendance record of last term.", "Cofnod presenoldeb y tymor diwethaf.")),
        ],
        ["T09"] =
        [
            (new("A kitchen knife was found in a school bag. “It’s only so they leave me alone.”",
                 "Daethpwyd o hyd i gyllell gegin mewn bag ysgol. “Dim ond er mwyn iddyn nhw adael llonydd i mi.”"),
             new("Found by the head of year and handed to the police.", "Daeth y pennaeth blwyddyn o hyd iddi a’i rhoi i’r heddlu.")),
        ],
        ["T10"] =
        [
            (new("Released under investigation after a fight outside the takeaway. No date has been given for the next step.",
                 "Rhyddhau dan ymchwiliad ar ôl ymladd y tu allan i’r siop tecawê. Ni roddwyd dyddiad ar gyfer y cam nesaf."),
             new("Voluntary interview held; file still open.", "Cynhaliwyd cyfweliad gwirfoddol; mae’r ffeil yn dal ar agor.")),
        ],
        ["T11"] =
        [
            (new("A change in a few weeks: withdrawn, no longer at football, seen with much older people in the evenings.",
                 "Newid mewn ychydig wythnosau: yn encilgar, wedi gadael y pêl-droed, ac i’w weld gyda phobl llawer hŷn gyda’r nos."),
             new("What two workers have seen at the club since half-term.", "Yr hyn y mae dau weithiwr wedi’i weld yn y clwb ers hanner tymor.")),
        ],
    };

    public static readonly Said[] Concerns =
    [
        new("Older friends have a strong pull, and saying no to them is hard.", "Mae gan ffrindiau hŷn ddylanwad cryf, ac mae’n anodd dweud na wrthynt."),
        new("Home has been unsettled since a separation in the summer; mornings are the hardest.", "Mae pethau wedi bod yn ansefydlog gartref ers gwahanu yn yr haf; y boreau yw’r anoddaf."),
        new("Worries about safety on the way to school; a different bus did not help for long.", "Poeni am ddiogelwch ar y ffordd i’r ysgol; ni helpodd bws gwahanol am yn hir."),
        new("Low mood, poor sleep, and a long wait for an assessment.", "Hwyliau isel, cysgu’n wael, ac arhosiad hir am asesiad."),
        new("Cannabis most weekends, bought from somebody in the year above.", "Canabis bron bob penwythnos, gan rywun yn y flwyddyn uwch."),
        new("Reading is hard work and lessons are avoided because of it.", "Mae darllen yn waith caled ac mae gwersi’n cael eu hosgoi o’r herwydd."),
    ];

    public static readonly Said[] Strengths =
    [
        new("Very good with younger children; the primary school would have them back as a helper tomorrow.", "Da iawn gyda phlant iau; byddai’r ysgol gynradd yn croesawu’r help eto yfory."),
        new("A grandmother whom they talk to about everything, two streets away.", "Nain y gellir siarad â hi am bopeth, ddwy stryd i ffwrdd."),
        new("Turns up for football whatever the weather, and the coach speaks highly of them.", "Yn dod i’r pêl-droed beth bynnag fo’r tywydd, ac mae gan yr hyfforddwr air da i’w ddweud."),
        new("Talks openly once trust is there, and has a quick sense of humour.", "Yn siarad yn agored unwaith y bydd ymddiriedaeth, gyda synnwyr digrifwch parod."),
        new("Wants to work with engines and has asked about college twice.", "Eisiau gweithio gyda pheiriannau ac wedi holi am y coleg ddwywaith."),
        new("A parent who answers every call and comes to every meeting.", "Rhiant sy’n ateb pob galwad ac yn dod i bob cyfarfod."),
    ];

    public static readonly Said[] OwnWords =
    [
        new("“I just want people to stop thinking they know me.”", "“Dw i jyst isio i bobl stopio meddwl eu bod nhw’n fy nabod i.”"),
        new("“School’s fine if Miss is there. It’s the walk home.”", "“Mae’r ysgol yn iawn os ydi Miss yna. Y daith adra ydi’r broblem.”"),
        new("“I’d go back to boxing if there was a lift.”", "“Faswn i’n mynd yn ôl i focsio tasa ’na lifft.”"),
        new("“I don’t want Mum to worry any more than she does.”", "“Dw i ddim isio i Mam boeni mwy nag y mae hi.”"),
        new("“They’re my mates, but they’re not, if you know what I mean.”", "“Nhw ydi fy mêts i, ond dim go iawn, os ti’n dallt.”"),
    ];

    public static readonly Said[] Tried =
    [
        new("Two meetings at school and a home visit. Things improved for about three weeks.", "Dau gyfarfod yn yr ysgol ac ymweliad cartref. Gwellodd pethau am ryw dair wythnos."),
        new("A report card, a change of form and a word with the family.", "Cerdyn adroddiad, newid dosbarth a gair gyda’r teulu."),
        new("Youth club on Thursdays; came four times and then stopped.", "Clwb ieuenctid ar nos Iau; daeth bedair gwaith ac yna rhoi’r gorau iddi."),
    ];

    public static readonly Said NotAware = new("Telling the family first could put the young person at odds with somebody at home. To be agreed with children’s services.",
        "Gallai dweud wrth y teulu’n gyntaf achosi gwrthdaro â rhywun gartref. I’w gytuno gyda’r gwasanaethau plant.");

    public static readonly Said[] AcceptedBecause =
    [
        new("Two triggers, no other panel has the young person, and the family would welcome help.", "Dau sbardun, nid oes panel arall yn gweithio gyda’r person ifanc, a byddai’r teulu’n croesawu help."),
        new("Below every statutory threshold, and no service holds this young person now.", "Islaw pob trothwy statudol, ac nid oes unrhyw wasanaeth yn gweithio gyda’r person ifanc hwn ar hyn o bryd."),
        new("The pattern is new and early help is possible.", "Mae’r patrwm yn newydd ac mae cymorth cynnar yn bosibl."),
    ];

    public static readonly Said[] NotEligibleBecause =
    [
        new("Already working with the youth justice service under an order.", "Eisoes yn gweithio gyda’r gwasanaeth cyfiawnder ieuenctid o dan orchymyn."),
        new("Eighteen on the date of the referral.", "Yn ddeunaw oed ar ddyddiad yr atgyfeiriad."),
        new("One report only, and the school’s own support has begun.", "Un adroddiad yn unig, ac mae cymorth yr ysgol ei hun wedi dechrau."),
    ];

    public static readonly Said[] WithdrawnBecause =
    [
        new("The family has moved to another county; the school there has been told.", "Mae’r teulu wedi symud i sir arall; mae’r ysgol yno wedi cael gwybod."),
        new("Sent in error: the incident concerned another pupil.", "Anfonwyd mewn camgymeriad: roedd y digwyddiad yn ymwneud â disgybl arall."),
    ];

    public static readonly Said RedirectedBecause = new("Needs belong with the service that has been told; it has confirmed that it has them.",
        "Mae’r anghenion yn perthyn i’r gwasanaeth a hysbyswyd; mae wedi cadarnhau ei fod wedi’u derbyn.");

    public static readonly (Said Question, Said Answer)[] Questions =
    [
        (new("Does the family know about this referral, and what did they say?", "A yw’r teulu’n gwybod am yr atgyfeiriad hwn, a beth ddywedon nhw?"),
         new("Yes. I spoke to the parent on the doorstep and they are glad that somebody is looking at it.", "Ydyn. Siaradais â’r rhiant ar garreg y drws ac maent yn falch bod rhywun yn edrych ar y mater.")),
        (new("Which dates do the two incidents have, and is the first one closed?", "Beth yw dyddiadau’r ddau ddigwyddiad, ac a yw’r cyntaf wedi’i gau?"),
         new("Both dates are on the record now; the first was closed with no further action.", "Mae’r ddau ddyddiad ar y cofnod bellach; caewyd y cyntaf heb gamau pellach.")),
        (new("Who lives at home, and who would be the best person to ring?", "Pwy sy’n byw gartref, a phwy fyddai’r person gorau i’w ffonio?"),
         new("One parent and two younger children. Ring in the morning before nine.", "Un rhiant a dau blentyn iau. Ffoniwch yn y bore cyn naw.")),
    ];

    /// <summary>What the panel begins with for the sector.</summary>
    public static Said CheckQuestion(Sector sector) => new(CheckQuestions.UsualOf(sector).English, CheckQuestions.UsualOf(sector).Welsh);

    public static readonly Dictionary<Sector, Said> OwnWordsToldTo = new()
    {
        [Sector.School] = new("“I am fine when people leave me to finish things.”", "“Rwy’n iawn pan mae pobl yn gadael i mi orffen pethau.”"),
        [Sector.ChildrensServices] = new("“I would like one person who stays.”", "“Hoffwn gael un person sy’n aros.”"),
    };

    public static readonly Dictionary<Sector, Said> FamilysWordsToldTo = new()
    {
        [Sector.ChildrensServices] = new("The parent says the evenings are hard and that a phone call before anybody visits would help.", "Dywed y rhiant fod y nosweithiau’n anodd ac y byddai galwad ffôn cyn i neb ymweld yn help."),
    };

    public static readonly Dictionary<Sector, (Said Known, Said Risks, Said Strengths)[]> Checks = new()
    {
        [Sector.Police] =
        [
            (new("Three calls in the last year, two as a witness. One community resolution. Stopped once with a group; nothing found.",
                 "Tair galwad yn y flwyddyn ddiwethaf, dwy fel tyst. Un datrysiad cymunedol. Wedi’i stopio unwaith gyda chriw; ni chafwyd dim."),
             new("Evenings near the retail park, with two young people who are known to us.", "Min nos ger y parc siopa, gyda dau berson ifanc sy’n hysbys i ni."),
             new("Polite with officers, and rang us when a friend was hurt.", "Yn gwrtais gyda swyddogion, ac yn un a’n ffoniodd pan gafodd ffrind ei anafu.")),
            (new("Missing twice in the spring, back by morning each time. No arrests.", "Ar goll ddwywaith yn y gwanwyn, yn ôl erbyn y bore bob tro. Dim arestio."),
             new("The second time with an adult we are asking about separately.", "Yr ail dro gydag oedolyn yr ydym yn holi amdano ar wahân."),
             new("The family reports at once and works with us.", "Mae’r teulu’n rhoi gwybod ar unwaith ac yn cydweithio â ni.")),
        ],
        [Sector.ChildrensServices] =
        [
            (new("One assessment two years ago, closed with advice. No plan now.", "Un asesiad ddwy flynedd yn ôl, wedi’i gau gyda chyngor. Dim cynllun yn awr."),
             new("Arguments at home over money and bedtime.", "Ffraeo gartref am arian ac amser gwely."),
             new("A parent who asks for help early.", "Rhiant sy’n gofyn am help yn gynnar.")),
            (new("A family support worker visited for ten weeks last year; it ended well.", "Bu gweithiwr cymorth i deuluoedd yn ymweld am ddeg wythnos y llynedd; daeth i ben yn dda."),
             new("Overcrowding: three children share a room.", "Gorlenwi: mae tri phlentyn yn rhannu ystafell."),
             new("Close to an aunt who can have them at weekends.", "Yn agos at fodryb a all roi llety dros y penwythnos.")),
        ],
        [Sector.Education] =
        [
            (new("Attendance 78 per cent. Two fixed-term exclusions, both for walking out.", "Presenoldeb 78 y cant. Dau waharddiad cyfnod penodol, y ddau am gerdded allan."),
             new("Reading age well below the year group; hides it by being funny.", "Oedran darllen ymhell islaw’r grŵp blwyddyn; yn ei guddio drwy fod yn ddoniol."),
             new("Excellent in workshop lessons.", "Rhagorol mewn gwersi gweithdy.")),
        ],
        [Sector.School] =
        [
            (new("Known to the pastoral team since Year 7. Has a pass to leave lessons and uses it well.", "Yn hysbys i’r tîm bugeiliol ers Blwyddyn 7. Mae ganddynt gerdyn gadael gwers ac fe’i defnyddir yn gall."),
             new("Break times; there is a group that waits by the gate.", "Amser egwyl; mae criw yn aros wrth y giât."),
             new("Trusts the librarian and the head of year.", "Yn ymddiried yn y llyfrgellydd a’r pennaeth blwyddyn.")),
        ],
        [Sector.Health] =
        [
            (new("Known to the school nurse. Referred to the neurodevelopmental team, on the waiting list.", "Yn hysbys i nyrs yr ysgol. Atgyfeiriwyd at y tîm niwroddatblygiadol, ar y rhestr aros."),
             new("Poor sleep; vaping.", "Cysgu’n wael; fepio."),
             new("Comes to every appointment with a parent.", "Yn dod i bob apwyntiad gyda rhiant.")),
        ],
        [Sector.YouthJustice] =
        [
            (new("Six prevention sessions last winter, all attended. Closed in March.", "Chwe sesiwn atal y gaeaf diwethaf, mynychwyd pob un. Caewyd ym mis Mawrth."),
             new("Was frightened of an older cousin then; not asked since.", "Ofn cefnder hŷn bryd hynny; heb ofyn ers hynny."),
             new("Finished the reparation work early and stayed to help.", "Gorffennodd y gwaith gwneud iawn yn gynnar ac arhosodd i helpu.")),
        ],
        [Sector.Community] =
        [
            (new("Came to the club for a year; stopped in the summer.", "Daeth i’r clwb am flwyddyn; rhoddodd y gorau iddi yn yr haf."),
             new("Left with a group of older lads.", "Gadawodd gyda chriw o fechgyn hŷn."),
             new("Ran the tuck shop and never lost a penny.", "Bu’n rhedeg y siop felysion heb golli’r un geiniog.")),
        ],
    };

    public static readonly Said CannotShare = new("The record belongs to an inquiry that is still open. The sergeant will ring the chair before the meeting.",
        "Mae’r cofnod yn perthyn i ymchwiliad sy’n dal ar agor. Bydd y rhingyll yn ffonio’r cadeirydd cyn y cyfarfod.");

    public static readonly Dictionary<DecisionOutcome, Said[]> Reasons = new()
    {
        [DecisionOutcome.Adopted] =
        [
            new("A new pattern with strengths to build on, and nobody holds it. The panel takes it on.", "Patrwm newydd gyda chryfderau i adeiladu arnynt, a neb yn gyfrifol. Mae’r panel yn ei fabwysiadu."),
            new("Three agencies each know a part. One plan and one person will help more than three visits.", "Mae tair asiantaeth yn gwybod rhan yr un. Bydd un cynllun ac un person yn helpu mwy na thri ymweliad."),
            new("The family asked for help twice this year. Early support now, with school at the centre.", "Gofynnodd y teulu am help ddwywaith eleni. Cymorth cynnar yn awr, gyda’r ysgol yn ganolog."),
        ],
        [DecisionOutcome.SupportInPlace] = [new("A Team Around the Family meets already. The panel asks for assurance once.", "Mae Tîm o Amgylch y Teulu’n cwrdd eisoes. Mae’r panel yn gofyn am sicrwydd unwaith.")],
        [DecisionOutcome.Signposted] = [new("The need is small and clear: careers advice and the club on Thursdays.", "Mae’r angen yn fach ac yn glir: cyngor gyrfaoedd a’r clwb nos Iau.")],
        [DecisionOutcome.Redirected] = [new("What the checks show belongs with children’s services; they have it from today.", "Mae’r hyn a ddengys y gwiriadau’n perthyn i’r gwasanaethau plant; mae ganddynt hwy’r mater o heddiw ymlaen.")],
        [DecisionOutcome.Deferred] = [new("One answer is missing that would change the decision.", "Mae un ateb ar goll a fyddai’n newid y penderfyniad.")],
        [DecisionOutcome.NoFurtherAction] = [new("The school’s own steps have worked, and the family is content.", "Mae camau’r ysgol ei hun wedi gweithio, ac mae’r teulu’n fodlon.")],
        [DecisionOutcome.Review] = [new("Going well. Sessions continue; school attendance is up. Seen again in six weeks.", "Yn mynd yn dda. Mae’r sesiynau’n parhau; mae presenoldeb yn yr ysgol wedi codi. Edrych eto ymhen chwe wythnos.")],
    };

    public static readonly Said[] Dissent = [new("Police would have preferred a joint visit first.", "Byddai’n well gan yr heddlu fod wedi ymweld ar y cyd yn gyntaf.")];

    public static readonly Dictionary<Sector, (Said What, Said Outcome)[]> Actions = new()
    {
        [Sector.Police] =
        [
            (new("Visit home with the youth worker and explain what happens next.", "Ymweld â’r cartref gyda’r gweithiwr ieuenctid ac esbonio beth sy’n digwydd nesaf."), new("Visited; both parents there, good talk.", "Ymwelwyd; y ddau riant yno, sgwrs dda.")),
            (new("Walk the route to school with the neighbourhood team for two weeks.", "Cerdded y llwybr i’r ysgol gyda’r tîm cymdogaeth am bythefnos."), new("Done; the group by the gate has moved on.", "Gwnaed; mae’r criw wrth y giât wedi symud ymlaen.")),
        ],
        [Sector.ChildrensServices] =
        [
            (new("Offer the parent a place in the family support group.", "Cynnig lle i’r rhiant yn y grŵp cymorth i deuluoedd."), new("Accepted, starts on Monday.", "Derbyniwyd, yn dechrau ddydd Llun.")),
            (new("See the young person alone and ask what would help at home.", "Gweld y person ifanc ar ei ben ei hun a gofyn beth fyddai’n helpu gartref."), new("Seen twice; a plan for mornings is on the fridge.", "Gwelwyd ddwywaith; mae cynllun ar gyfer y boreau ar yr oergell.")),
        ],
        [Sector.Education] =
        [
            (new("Arrange a reading assessment and a mentor in school.", "Trefnu asesiad darllen a mentor yn yr ysgol."), new("Assessment done; a mentor meets on Tuesdays.", "Cwblhawyd yr asesiad; mae mentor yn cwrdd ar ddydd Mawrth.")),
            (new("Agree a timetable with the school that begins with workshop lessons.", "Cytuno ar amserlen gyda’r ysgol sy’n dechrau gyda gwersi gweithdy."), new("Agreed and started; full weeks since.", "Cytunwyd a dechreuwyd; wythnosau llawn ers hynny.")),
        ],
        [Sector.School] =
        [
            (new("Name one adult to check in with every morning.", "Enwi un oedolyn i gael gair gyda’r person ifanc bob bore."), new("In place since Monday; attended every day.", "Ar waith ers dydd Llun; presennol bob dydd.")),
            (new("Move the young person to the other bus and meet it at the gate for a month.", "Symud y person ifanc i’r bws arall a’i gyfarfod wrth y giât am fis."), new("No trouble since the change.", "Dim trafferth ers y newid.")),
            (new("Give the primary school helper’s place a try on Wednesday afternoons.", "Rhoi cynnig ar le fel cynorthwyydd yn yr ysgol gynradd ar brynhawniau Mercher."), new("Started; the little ones ask for them by name.", "Wedi dechrau; mae’r rhai bach yn gofyn amdanynt wrth eu henwau.")),
        ],
        [Sector.Health] =
        [
            (new("School nurse to see the young person about sleep and vaping.", "Nyrs yr ysgol i weld y person ifanc am gwsg a fepio."), new("Seen three times; sleeping better.", "Gwelwyd deirgwaith; yn cysgu’n well.")),
            (new("Ask the mental health team for an earlier appointment.", "Gofyn i’r tîm iechyd meddwl am apwyntiad cynharach."), new("Brought forward by six weeks.", "Daethpwyd ag ef ymlaen o chwe wythnos.")),
        ],
        [Sector.YouthJustice] =
        [
            (new("Six sessions on choices and friends, at the young person’s own pace.", "Chwe sesiwn ar ddewisiadau a ffrindiau, yn ôl cyflymder y person ifanc."), new("All six done; asked to stay on as a helper.", "Cwblhawyd y chwech; gofynnodd am gael aros fel cynorthwyydd.")),
        ],
        [Sector.Community] =
        [
            (new("Invite the young person back to the club and arrange a lift.", "Gwahodd y person ifanc yn ôl i’r clwb a threfnu lifft."), new("Came three weeks running.", "Daeth dair wythnos yn olynol.")),
            (new("Find a place on the boxing course and pay the first term.", "Dod o hyd i le ar y cwrs bocsio a thalu’r tymor cyntaf."), new("Place found; two evenings a week.", "Cafwyd lle; dwy noson yr wythnos.")),
        ],
        [Sector.Provider] =
        [
            (new("Offer a mentor, once a week for twelve weeks.", "Cynnig mentor, unwaith yr wythnos am ddeuddeg wythnos."), new("Matched; the first four sessions went well.", "Paru wedi’i wneud; aeth y pedair sesiwn gyntaf yn dda.")),
            (new("Careers talk and a visit to the college workshop.", "Sgwrs gyrfaoedd ac ymweliad â gweithdy’r coleg."), new("Visited; an application is in.", "Ymwelwyd; mae cais wedi’i anfon.")),
        ],
    };

    public static readonly Said[] Progress =
    [
        new("First talk held; the next one is agreed.", "Cynhaliwyd y sgwrs gyntaf; cytunwyd ar y nesaf."),
        new("Rang twice without an answer and left a message; trying again on Thursday.", "Ffoniwyd ddwywaith heb ateb a gadawyd neges; rhoi cynnig arall arni ddydd Iau."),
        new("Going better than hoped.", "Yn mynd yn well na’r disgwyl."),
    ];

    public static readonly Said DeclinedBecause = new("We have nobody free before the new term.", "Nid oes gennym neb yn rhydd cyn y tymor newydd.");
    public static readonly Said TransferredBecause = new("Another agency can start this week.", "Gall asiantaeth arall ddechrau’r wythnos hon.");
    public static readonly Said NotPossibleBecause = new("The family moved house and the place was no longer near.", "Symudodd y teulu dŷ ac nid oedd y lle’n agos mwyach.");
    public static readonly Said NotDoneBecause = new("Nobody took it up before the date. Raised with the agency’s lead.", "Ni wnaeth neb fwrw ymlaen cyn y dyddiad. Codwyd y mater gydag arweinydd yr asiantaeth.");
    public static readonly Said NoLongerNeeded = new("No longer needed: the support has ended.", "Nid oes ei angen mwyach: mae’r cymorth wedi dod i ben.");

    public static readonly Said[] Reached =
    [
        new("Spoke to a parent; welcome to visit on Wednesday after school.", "Siaradwyd â rhiant; croeso i ymweld ddydd Mercher ar ôl ysgol."),
        new("Home visit. The young person stayed in the room and asked questions.", "Ymweliad cartref. Arhosodd y person ifanc yn yr ystafell a gofyn cwestiynau."),
    ];

    public static readonly Said[] Missed =
    [
        new("No answer; a message was left.", "Dim ateb; gadawyd neges."),
        new("Nobody in; a card was left with a name and a number.", "Neb gartref; gadawyd cerdyn gydag enw a rhif."),
        new("Letter sent in both languages.", "Anfonwyd llythyr yn y ddwy iaith."),
    ];

    public static readonly Said Scope = new("Taking part in the panel’s support, and sharing between the agencies on the case for that.", "Cymryd rhan yng nghymorth y panel, a rhannu rhwng yr asiantaethau ar yr achos at y diben hwnnw.");
    public static readonly Said PausedBecause = new("Away with family until the new term; sessions begin again then.", "I ffwrdd gyda’r teulu tan y tymor newydd; bydd y sesiynau’n ailddechrau bryd hynny.");

    public static readonly Dictionary<ClosingReason, Said> Closing = new()
    {
        [ClosingReason.NeedsMet] = new("Back in school, no further reports, and a plan the young person wrote.", "Yn ôl yn yr ysgol, dim adroddiadau pellach, a chynllun a ysgrifennodd y person ifanc."),
        [ClosingReason.PartlyMet] = new("Much better at home; school is still hard on Mondays.", "Llawer gwell gartref; mae’r ysgol yn dal yn anodd ar ddydd Llun."),
        [ClosingReason.Declined] = new("Thank you, but not now. The door stays open.", "Diolch, ond ddim nawr. Mae’r drws yn dal ar agor."),
        [ClosingReason.NotReached] = new("Three tries by two ways over four weeks. The school knows where to turn.", "Tri chynnig mewn dwy ffordd dros bedair wythnos. Mae’r ysgol yn gwybod at bwy i droi."),
        [ClosingReason.Withdrew] = new("Asked to stop after five sessions; what was learnt stays with the school.", "Gofynnodd am gael stopio ar ôl pum sesiwn; mae’r hyn a ddysgwyd yn aros gyda’r ysgol."),
        [ClosingReason.MovedArea] = new("Moved away; the panel there has been told.", "Wedi symud i ffwrdd; mae’r panel yno wedi cael gwybod."),
        [ClosingReason.SteppedUp] = new("Children’s services have opened a plan and lead from here.", "Mae’r gwasanaethau plant wedi agor cynllun ac yn arwain o hyn ymlaen."),
        [ClosingReason.SteppedDown] = new("The youth club carries on what works.", "Mae’r clwb ieuenctid yn parhau â’r hyn sy’n gweithio."),
        [ClosingReason.SupportInPlace] = new("Assurance received: the Team Around the Family meets every month.", "Derbyniwyd sicrwydd: mae’r Tîm o Amgylch y Teulu’n cwrdd bob mis."),
    };

    public static readonly Said ExitPlan = new("What helped: one adult at school, the mentor, and football. If it gets hard again: the head of year first, then the coordinator.",
        "Beth helpodd: un oedolyn yn yr ysgol, y mentor, a phêl-droed. Os aiff pethau’n anodd eto: y pennaeth blwyddyn yn gyntaf, yna’r cydlynydd.");

    public static readonly Said[] Notes =
    [
        new("The parent rang to say that the week went well and to ask about the summer.", "Ffoniodd y rhiant i ddweud bod yr wythnos wedi mynd yn dda ac i holi am yr haf."),
        new("Seen in town on Friday evening, alone and calm; said hello.", "Gwelwyd yn y dref nos Wener, ar ei ben ei hun ac yn dawel; dywedodd helo."),
        new("The school asks that visits are not on Tuesdays: double workshop.", "Mae’r ysgol yn gofyn am beidio ag ymweld ar ddydd Mawrth: gwers weithdy ddwbl."),
    ];

    public static readonly Said KeptFromPolice = new(
        "For health, children’s services and the youth justice service only: a disclosure to the school nurse about substance use at home. The young person agreed to these services knowing, and asked that it goes no further for now.",
        "Ar gyfer iechyd, y gwasanaethau plant a’r gwasanaeth cyfiawnder ieuenctid yn unig: dywedodd wrth nyrs yr ysgol am ddefnyddio sylweddau gartref. Cytunodd y person ifanc i’r gwasanaethau hyn gael gwybod, a gofynnodd na ddylai fynd ymhellach am y tro.");

    public static readonly Said AtRisk = new("Said that somebody at home will hurt them tonight if they go back.", "Dywedodd y bydd rhywun gartref yn gwneud niwed heno os aiff yn ôl.");
    public static readonly Said QuickReason = new("Support goes well: it goes on as it is.", "Mae’r gefnogaeth yn mynd yn dda: mae’n parhau fel y mae.");
    public static readonly Said[] QuickViews =
    [
        new("I like my Tuesdays with the mentor and want to keep them.", "Rwy’n hoffi fy nyddiau Mawrth gyda’r mentor ac am eu cadw."),
        new("School is better now. I would like to go on for a while.", "Mae’r ysgol yn well nawr. Hoffwn barhau am dipyn."),
    ];
    public static readonly Said MovedBecause = new("The family has moved to Hertfordshire.", "Mae’r teulu wedi symud i Swydd Hertford.");
    public static readonly Said MovedSummary = new("Was out late with older friends last year. A mentor and a boxing club helped; contact with school is good again. Starts at a new school after the move.", "Allan yn hwyr gyda ffrindiau hŷn y llynedd. Helpodd mentor a chlwb bocsio; mae’r cysylltiad â’r ysgol yn dda eto. Yn dechrau mewn ysgol newydd ar ôl symud.");
    public static readonly Said MovedConcerns = new("Knows nobody there yet, and old friends still write.", "Heb adnabod neb yno eto, ac mae hen ffrindiau’n dal i ysgrifennu.");
    public static readonly Said MovedStrengths = new("Boxing, a grandmother who is always there, and wanting a new start.", "Bocsio, mam-gu sydd yno bob amser, ac awydd am ddechrau newydd.");
    public static readonly Said MovedKnown = new("Mother asked for it and knows what is written here.", "Gofynnodd y fam amdano ac mae’n gwybod beth sydd wedi’i ysgrifennu yma.");
    public static readonly Said ToldHow = new("Telephone", "Ffôn");

    public static string Summary(string happened, bool welsh) =>
        (welsh ? "Atgyfeiriwyd at y panel. " : "Referred to the panel. ") + happened;
}
