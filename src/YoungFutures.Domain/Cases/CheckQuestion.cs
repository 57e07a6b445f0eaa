using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Cases;

/// <summary>A text that the panel has in both languages.</summary>
public sealed record InBothLanguages(string English, string Welsh);

/// <summary>What a panel asks the agencies of one sector to begin with, where it wants something else than what the product comes with. It is edited for each case.</summary>
public sealed class CheckQuestion : Record
{
    private CheckQuestion() { }

    public CheckQuestion(Guid panelId, Sector sector)
    {
        PanelId = panelId;
        Sector = sector;
    }

    public Guid PanelId { get; private set; }
    public Sector Sector { get; private set; }
    public string English { get; private set; } = "";
    public string? Welsh { get; private set; }

    /// <summary>In a panel in Wales both languages are asked in; elsewhere the English stands for both until somebody writes the Welsh.</summary>
    public void Write(Panels.Nation nation, string english, string? welsh)
    {
        if (string.IsNullOrWhiteSpace(english)) throw new Refused("Enter the question in English.");
        if (nation == Panels.Nation.Wales && string.IsNullOrWhiteSpace(welsh)) throw new Refused("Enter the question in Welsh. In Wales both languages are offered.");
        English = english;
        Welsh = string.IsNullOrWhiteSpace(welsh) ? null : welsh;
    }
}

/// <summary>The questions that a panel begins with, sector by sector.</summary>
public static class CheckQuestions
{
    /// <summary>Who can be asked: a provider of support carries its own actions and no more.</summary>
    public static IEnumerable<Sector> Sectors => Usual.Keys;

    public static InBothLanguages UsualOf(Sector sector) => Usual.GetValueOrDefault(sector, General);

    /// <summary>The panel’s own question for each sector, or the usual one.</summary>
    public static async Task<IReadOnlyDictionary<Sector, InBothLanguages>> CheckQuestionsOf(this YoungFuturesDb db, Guid panelId)
    {
        var own = await db.CheckQuestions.AsNoTracking().Where(held => held.PanelId == panelId).ToDictionaryAsync(held => held.Sector, held => new InBothLanguages(held.English, held.Welsh ?? held.English));
        return Enum.GetValues<Sector>().ToDictionary(sector => sector, sector => own.GetValueOrDefault(sector) ?? UsualOf(sector));
    }

    private static readonly InBothLanguages General = new(
        "What do you know of this young person in the last two years? What worries you, and what is going well? Share only what the panel needs to decide what would help.",
        "Beth ydych chi’n ei wybod am y person ifanc hwn yn y ddwy flynedd ddiwethaf? Beth sy’n eich poeni, a beth sy’n mynd yn dda? Rhannwch yr hyn sydd ei angen ar y panel i benderfynu beth fyddai o help, a dim mwy.");

    private static readonly Dictionary<Sector, InBothLanguages> Usual = new()
    {
        [Sector.Police] = new(
            "In the last two years: has this young person come to notice as a suspect, a victim, a witness or missing, and how did each end? Is there anything about weapons, exploitation or the people around them that the panel needs to know? Which officer or team knows them best, and what has gone well?",
            "Yn y ddwy flynedd ddiwethaf: a yw’r person ifanc hwn wedi dod i sylw fel un dan amheuaeth, dioddefwr, tyst neu ar goll, a sut y daeth pob un i ben? A oes unrhyw beth am arfau, camfanteisio neu’r bobl o’u cwmpas y mae angen i’r panel ei wybod? Pa swyddog neu dîm sy’n eu hadnabod orau, a beth sydd wedi mynd yn dda?"),
        [Sector.ChildrensServices] = new(
            "Is there an open or earlier assessment, plan or court order, and how did it end? Is there an allocated worker now? What do you know of life at home and of the people who keep this young person safe? What do the young person and the family say?",
            "A oes asesiad, cynllun neu orchymyn llys, nawr neu’n gynharach, a sut y daeth i ben? A oes gweithiwr wedi’i ddyrannu nawr? Beth a wyddoch am fywyd gartref ac am y bobl sy’n cadw’r person ifanc hwn yn ddiogel? Beth y mae’r person ifanc a’r teulu’n ei ddweud?"),
        [Sector.Education] = new(
            "Where is this young person on roll? How have attendance, exclusions and moves between schools been in the last two years? Are there additional learning needs, known or being looked into? What works for them in learning, and who in school do they trust?",
            "Ym mha ysgol y mae’r person ifanc hwn ar y gofrestr? Sut y bu’r presenoldeb, y gwaharddiadau a’r symud rhwng ysgolion yn y ddwy flynedd ddiwethaf? A oes anghenion dysgu ychwanegol, yn hysbys neu’n cael eu hystyried? Beth sy’n gweithio iddynt wrth ddysgu, ac ym mhwy yn yr ysgol y maent yn ymddiried?"),
        [Sector.School] = new(
            "How is this young person in school this year: attendance, friendships, behaviour, learning? What have you tried, and what helped? Whom do they trust, and what do they say they want? What does the family say?",
            "Sut y mae’r person ifanc hwn yn yr ysgol eleni: presenoldeb, ffrindiau, ymddygiad, dysgu? Beth rydych wedi rhoi cynnig arno, a beth a helpodd? Ym mhwy y maent yn ymddiried, a beth y maent yn dweud yr hoffent ei gael? Beth y mae’r teulu’n ei ddweud?"),
        [Sector.EarlyHelp] = new(
            "Have you worked with this young person or the family, when, and how did it end? Is support in place now? What helped, what did the family find hard to take up, and what do they say they need?",
            "A ydych wedi gweithio gyda’r person ifanc hwn neu’r teulu, pryd, a sut y daeth i ben? A oes cymorth ar waith nawr? Beth a helpodd, beth oedd yn anodd i’r teulu ei dderbyn, a beth y maent yn dweud bod ei angen arnynt?"),
        [Sector.Health] = new(
            "Is this young person known to you, for example to school nursing, emergency care or mental health, speech and language or substance misuse services? Share only what the panel needs to plan safe support: is a service involved or waited for, and what should those who work with them bear in mind?",
            "A yw’r person ifanc hwn yn hysbys i chi, er enghraifft i nyrsio ysgol, gofal brys neu wasanaethau iechyd meddwl, lleferydd ac iaith neu gamddefnyddio sylweddau? Rhannwch yr hyn sydd ei angen ar y panel i gynllunio cymorth diogel, a dim mwy: a oes gwasanaeth yn ymwneud â hwy neu restr aros, a beth ddylai’r rhai sy’n gweithio gyda hwy ei gadw mewn cof?"),
        [Sector.YouthJustice] = new(
            "Is there a statutory order, an out-of-court disposal or prevention work, now or in the last two years, and how did it end? What did your assessment find about strengths, safety and the people around this young person? Who worked with them, and what helped?",
            "A oes gorchymyn statudol, datrysiad y tu allan i’r llys neu waith atal, nawr neu yn y ddwy flynedd ddiwethaf, a sut y daeth i ben? Beth a ganfu eich asesiad am gryfderau, diogelwch a’r bobl o gwmpas y person ifanc hwn? Pwy a weithiodd gyda hwy, a beth a helpodd?"),
        [Sector.CommunitySafety] = new(
            "In the last year: have there been reports, warnings, contracts or orders about anti-social behaviour that name this young person or the home, also as those harmed? What was tried, and what changed?",
            "Yn y flwyddyn ddiwethaf: a fu adroddiadau, rhybuddion, contractau neu orchymynion am ymddygiad gwrthgymdeithasol sy’n enwi’r person ifanc hwn neu’r cartref, hefyd fel rhai a gafodd eu niweidio? Beth y rhoddwyd cynnig arno, a beth a newidiodd?"),
        [Sector.Fire] = new(
            "Have there been incidents of fire setting, hoax calls or attacks on crews, or a safe and well visit, that concern this young person or the home? Have they taken part in one of your programmes, and how did it go?",
            "A fu digwyddiadau o gynnau tân, galwadau ffug neu ymosodiadau ar griwiau, neu ymweliad diogel ac iach, sy’n ymwneud â’r person ifanc hwn neu’r cartref? A ydynt wedi cymryd rhan yn un o’ch rhaglenni, a sut aeth pethau?"),
        [Sector.Community] = new(
            "Does this young person take part in anything you run? What do they enjoy and do well, whom do they trust, and what do they say would help? Is there anything that worries you?",
            "A yw’r person ifanc hwn yn cymryd rhan mewn unrhyw beth yr ydych yn ei gynnal? Beth y maent yn ei fwynhau ac yn ei wneud yn dda, ym mhwy y maent yn ymddiried, a beth y maent yn dweud a fyddai o help? A oes unrhyw beth sy’n eich poeni?"),
        [Sector.Opcc] = General,
    };
}
