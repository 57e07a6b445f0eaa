using System.Collections.Frozen;
using System.Text;
using YoungFutures.Domain.Signals;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Web.Features.Imports.Columns;

/// <summary>What headings and words usually mean, in English and Welsh. Only ever what a page offers first; a person confirms it.</summary>
public static class Guesses
{
    private static readonly FrozenDictionary<string, SignalField> Headings = Known<SignalField>(
        (SignalField.SourceKey, "record id, recordid, source key, key, id, urn, unique id, record reference, row id, dynodwr cofnod, rhif cofnod"),
        (SignalField.GivenName, "given name, forename, first name, given, forename 1, first names, enw cyntaf, enw"),
        (SignalField.MiddleNames, "middle name, middle names, forename 2, enwau canol, enw canol"),
        (SignalField.FamilyName, "family name, surname, last name, family, cyfenw, enw teuluol"),
        (SignalField.Sex, "sex, gender, rhyw, rhywedd"),
        (SignalField.BornOn, "date of birth, dob, birth date, born, dyddiad geni, birthdate"),
        (SignalField.Address, "address, address 1, address line 1, street, home address, cyfeiriad"),
        (SignalField.Town, "town, city, town or city, tref, dinas"),
        (SignalField.Postcode, "postcode, post code, cod post"),
        (SignalField.AreaCode, "area code, la code, local authority code, ons code, cod ardal"),
        (SignalField.School, "school, school name, ysgol, enw’r ysgol"),
        (SignalField.Upn, "upn, unique pupil number, rhif unigryw disgybl, rhif disgybl unigryw"),
        (SignalField.NhsNumber, "nhs number, nhs no, nhs, rhif gig"),
        (SignalField.PncId, "pnc id, pncid, pnc, rhif pnc"),
        (SignalField.LocalId, "local id, person id, client id, pupil id, nominal ref, niche id, case number, rhif lleol, rhif y person"),
        (SignalField.Kind, "kind, type, event type, incident type, record type, category, offence type, math, math o ddigwyddiad"),
        (SignalField.OccurredOn, "date, event date, incident date, occurred on, offence date, start date, date of offence, date of incident, exclusion date, dyddiad, dyddiad y digwyddiad, dyddiad dechrau"),
        (SignalField.EndedOn, "end date, ended on, to date, date ended, dyddiad gorffen, dyddiad dod i ben"),
        (SignalField.Reference, "reference, crime reference, crime number, incident number, occurrence number, crime ref, cyfeirnod, rhif trosedd"),
        (SignalField.Role, "role, involvement, person role, rôl, rol"),
        (SignalField.Standing, "standing, record status, status, statws"),
        (SignalField.Outcome, "outcome, outcome code, ho outcome, canlyniad, cod canlyniad"),
        (SignalField.OutcomeOn, "outcome date, date of outcome, dyddiad y canlyniad"),
        (SignalField.Quantity, "days, days excluded, attendance, attendance %, percentage, per cent, length, diwrnodau, presenoldeb, canran"),
        (SignalField.Programme, "programme, program, scheme, rhaglen, cynllun"),
        (SignalField.StatutoryThreshold, "statutory threshold, strategy discussion, threshold met, trothwy statudol"),
        (SignalField.Concerns, "concerns, concern codes, risk factors, pryderon"),
        (SignalField.Strengths, "strengths, strength codes, protective factors, cryfderau"),
        (SignalField.Detail, "detail, details, notes, description, summary, free text, manylion, nodiadau, disgrifiad"),
        (SignalField.Withdrawn, "withdrawn, cancelled, deleted, retracted, tynnwyd yn ôl, dilëwyd, canslwyd"));

    private static readonly FrozenDictionary<string, SignalKind> Kinds = Known<SignalKind>(
        (SignalKind.Crime, "crime, offence, recorded crime, trosedd"),
        (SignalKind.AntiSocialBehaviour, "asb, anti-social behaviour, antisocial behaviour, ymddygiad gwrthgymdeithasol"),
        (SignalKind.BehaviourOrder, "abc, cpw, cpn, civil order, injunction, order, gorchymyn"),
        (SignalKind.MissingEpisode, "missing, missing episode, missing person, ar goll"),
        (SignalKind.ExploitationConcern, "exploitation, cce, cse, exploitation concern, camfanteisio"),
        (SignalKind.FixedExclusion, "fixed-term exclusion, fixed term exclusion, suspension, fixed exclusion, fte, gwaharddiad cyfnod penodol"),
        (SignalKind.PermanentExclusion, "permanent exclusion, perm exclusion, pex, gwaharddiad parhaol"),
        (SignalKind.Attendance, "attendance, absence, presenoldeb"),
        (SignalKind.Weapon, "weapon, knife, possession of a weapon, arf, cyllell"),
        (SignalKind.Investigation, "rui, bail, voluntary interview, released under investigation, nfa, va, mechnïaeth"),
        (SignalKind.ProfessionalConcern, "concern, professional concern, pryder"),
        (SignalKind.YouthJusticeOrder, "youth justice order, yro, referral order, court order"),
        (SignalKind.LookedAfter, "looked after, lac, cla, looked-after, yn derbyn gofal"),
        (SignalKind.ChildProtection, "child protection, cp plan, cpr, amddiffyn plant"),
        (SignalKind.SocialWorker, "social worker, allocated social worker, gweithiwr cymdeithasol"),
        (SignalKind.LeadPractitioner, "lead practitioner, taf, lead, ymarferydd arweiniol"),
        (SignalKind.Programme, "programme, early help, turnaround, rhaglen, cymorth cynnar"),
        (SignalKind.RiskOfHarm, "risk of harm, s47, at risk, risg o niwed"),
        (SignalKind.RadicalisationConcern, "radicalisation, prevent, radicaleiddio"));

    private static readonly FrozenDictionary<string, PoliceRole> Roles = Known<PoliceRole>(
        (PoliceRole.Suspect, "suspect, offender, accused, arrested, s, un a amheuir, drwgdybir"), (PoliceRole.Victim, "victim, aggrieved, v, dioddefwr"),
        (PoliceRole.Witness, "witness, w, tyst"), (PoliceRole.Involved, "involved, other, involved party, i, yn gysylltiedig"));

    private static readonly FrozenDictionary<string, RecordStanding> Standings = Known<RecordStanding>(
        (RecordStanding.Stands, "stands, current, live, open, active, confirmed, closed, recorded, yn sefyll, byw"), (RecordStanding.Eliminated, "eliminated, suspect eliminated, wedi’i ddiystyru"),
        (RecordStanding.MistakenIdentity, "mistaken identity, wrong person, camadnabod"), (RecordStanding.Cancelled, "cancelled, no crime, cancelled crime, error, canslwyd, dilëwyd"));

    private static readonly FrozenDictionary<string, Sex> Sexes = Known<Sex>(
        (Sex.Female, "f, female, girl, woman, 2, benyw, merch, b"), (Sex.Male, "m, male, boy, man, 1, gwryw, bachgen, g"),
        (Sex.NotKnown, "u, unknown, not known, other, x, 0, 9, indeterminate, not specified, ddim yn hysbys, anhysbys"));

    private static readonly FrozenDictionary<string, Programme> Programmes = Known<Programme>(
        (Programme.Turnaround, "turnaround"), (Programme.YouthJustice, "youth justice, yjs, yot, youth justice service, cyfiawnder ieuenctid"),
        (Programme.EarlyHelp, "early help, taf, team around the family, families first, cymorth cynnar, tîm o amgylch y teulu"), (Programme.AnotherPanel, "young futures panel, another panel, panel dyfodol ifanc"),
        (Programme.Other, "other, arall"), (Programme.Sensitive, "channel, mace, marac, sensitive"));

    private static readonly FrozenDictionary<string, bool> Withdrawals = Known<bool>(
        (true, "y, yes, true, 1, withdrawn, cancelled, deleted, retracted, tynnwyd yn ôl, ydy, ie"), (false, "n, no, false, 0, current, live, stands, nac ydy, na"));

    public static SignalField? OfHeading(string heading) => Headings.TryGetValue(Plain(heading), out var field) ? field : null;

    /// <summary>The name of the value that a word of this field usually means; null where none does.</summary>
    public static string? OfWord(SignalField field, string word)
    {
        var plain = Plain(word);
        return field switch
        {
            SignalField.Kind => Kinds.TryGetValue(plain, out var kind) ? kind.ToString() : null,
            SignalField.Role => Roles.TryGetValue(plain, out var role) ? role.ToString() : null,
            SignalField.Standing => Standings.TryGetValue(plain, out var standing) ? standing.ToString() : null,
            SignalField.Sex => Sexes.TryGetValue(plain, out var sex) ? sex.ToString() : null,
            SignalField.Programme => Programmes.TryGetValue(plain, out var programme) ? programme.ToString() : null,
            SignalField.Withdrawn => Withdrawals.TryGetValue(plain, out var withdrawn) ? withdrawn.ToString() : null,
            _ => null,
        };
    }

    private static FrozenDictionary<string, T> Known<T>(params (T Meaning, string Words)[] meanings)
    {
        var known = new Dictionary<string, T>();
        foreach (var (meaning, words) in meanings)
            foreach (var word in words.Split(", ")) known.TryAdd(Plain(word), meaning);
        return known.ToFrozenDictionary();
    }

    // Letters and digits alone: date_of_birth, "Date of Birth" and DateOfBirth are one.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text)
            if (char.IsLetterOrDigit(character) || character == '%') plain.Append(char.ToUpperInvariant(character));
        return plain.ToString();
    }
}
