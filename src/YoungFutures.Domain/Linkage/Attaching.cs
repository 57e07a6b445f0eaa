namespace YoungFutures.Domain.Linkage;

/// <summary>One record against the people who come into question.</summary>
internal static class Attaching
{
    // Two candidates whose odds are nearer than this are too close to call.
    private const double TooClose = 7;

    public static Attachment Of(LinkageModel model, NormalisedRecord record, IReadOnlyList<KnownPerson> candidates)
    {
        var ranked = new List<Likeness>();
        foreach (var person in candidates)
        {
            if (person.NeverTheSame || person.Records.Count == 0 || Forbidden(record, person.Records)) continue;
            var mean = Mean(model, record, person.Records);
            ranked.Add(new Likeness(person.Id, mean, LinkageModel.ProbabilityOf(mean)));
        }
        ranked.RemoveAll(one => one.Probability < LinkageModel.AskFrom);
        ranked.Sort((one, other) => other.Weight.CompareTo(one.Weight) is not 0 and var order ? order : one.PersonId.CompareTo(other.PersonId));

        var outcome = ranked.Count == 0 ? LinkOutcome.NoMatch
            : ranked.Count > 1 && ranked[0].Weight - ranked[1].Weight < TooClose ? LinkOutcome.ManyMatch
            : ranked[0].Probability >= LinkageModel.JoinFrom ? LinkOutcome.Match
            : LinkOutcome.PotentialMatch;
        return new Attachment(outcome, ranked);
    }

    private static double Mean(LinkageModel model, NormalisedRecord record, IReadOnlyList<NormalisedRecord> known)
    {
        // What one agency sent several times is one statement.
        var sum = 0.0;
        var count = 0;
        for (var at = 0; at < known.Count; at++)
        {
            var repeated = false;
            for (var before = 0; before < at && !repeated; before++) repeated = Nodes.SameContent(known[at].Features, known[before].Features);
            if (repeated) continue;
            var pattern = Comparing.PatternOf(record.Features, known[at].Features);
            sum += Clustering.Bounded(model.TotalOf(record.Features, known[at].Features, pattern));
            count++;
        }
        return sum / count;
    }

    private static bool Forbidden(NormalisedRecord record, IReadOnlyList<NormalisedRecord> known)
    {
        bool nhsDiffers = false, upnDiffers = false, shared = false;
        foreach (var other in known)
        {
            var nhs = Comparing.NumberOf(record.Features.Nhs, record.Features.NhsChecked, other.Features.Nhs, other.Features.NhsChecked);
            var upn = Comparing.NumberOf(record.Features.Upn, record.Features.UpnChecked, other.Features.Upn, other.Features.UpnChecked);
            nhsDiffers |= nhs == Number.Different;
            upnDiffers |= upn == Number.Different;
            shared |= nhs == Number.Same || upn == Number.Same;
        }
        return (nhsDiffers || upnDiffers) && !shared;
    }
}
