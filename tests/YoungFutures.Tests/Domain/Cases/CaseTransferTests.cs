using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;

namespace YoungFutures.Tests.Domain.Cases;

public sealed class CaseTransferTests
{
    private static readonly TransferWords Words = new("They moved.", "What happened.", "Out late.", "Football.", "I want to go on boxing.", FamilyAware.Both, "They asked for it.", Answer.No);

    private readonly Scene scene = new();
    private readonly Panel there = new("HERTS", "Herts", "Herts", Nation.England, "E23000027", Guid.NewGuid());

    private Act There => scene.Act with { Panel = there };

    [Fact]
    public void Until_it_is_acknowledged_the_case_stays_as_it_is()
    {
        var (owner, due) = (scene.Case.OwnerId, scene.Case.DueOn);

        var transfer = scene.Case.ProposeTransfer(scene.Act, there, Words);

        Assert.Equal((owner, due, CaseStatus.InformationGathering), (scene.Case.OwnerId, scene.Case.DueOn, scene.Case.Status));
        Assert.Equal((there.CoordinatorId, scene.Act.In(2)), (transfer.OwnerId, transfer.DueOn));
        Assert.True(transfer.IsOpen);
    }

    [Fact]
    public void Acknowledged_it_closes_here_and_waits_there_to_be_screened()
    {
        var transfer = scene.Supported().Case.ProposeTransfer(scene.Act, there, Words);

        var referral = transfer.Accept(There, scene.Act, "RF-HERTS-2026-0007", "North", "Now RF-HERTS-2026-0007.");

        Assert.Equal((CaseStatus.Closed, ClosingReason.MovedArea, "Now RF-HERTS-2026-0007."), (scene.Case.Status, scene.Case.ClosedBecause, scene.Case.ClosingNote));
        Assert.Equal((there.Id, ReferralStatus.Submitted, "What happened.", "Gwynne"), (referral.PanelId, referral.Status, referral.WhatHappened, referral.FamilyName));
        Assert.NotEqual(scene.Person.Id, ((IAboutYoungPerson)referral).SubjectId);
        Assert.Equal((null, null, "RF-HERTS-2026-0007"), (transfer.OwnerId, transfer.DueOn, transfer.TheirReference));
        Assert.Equal(there.CoordinatorId, referral.OwnerId);
    }

    [Fact]
    public void Declined_it_stays_here_and_may_be_offered_again()
    {
        var transfer = scene.Case.ProposeTransfer(scene.Act, there, Words);

        transfer.Decline(There, "They do not live here.");

        Assert.True(scene.Case.IsOpen);
        Assert.Equal("They do not live here.", transfer.DeclinedBecause);
        Assert.True(scene.Case.ProposeTransfer(scene.Act, there, Words).IsOpen);
        Assert.Throws<Refused>(() => transfer.Accept(There, scene.Act, "RF-1", "North", "Note."));
    }

    [Fact]
    public void It_is_offered_to_one_other_panel_at_a_time()
    {
        Assert.Throws<Refused>(() => scene.Case.ProposeTransfer(scene.Act, scene.Panel, Words));
        scene.Case.ProposeTransfer(scene.Act, there, Words);
        Assert.Throws<Refused>(() => scene.Case.ProposeTransfer(scene.Act, there, Words));
    }

    [Fact]
    public void What_was_promised_is_settled_first()
    {
        scene.Action();

        Assert.Throws<Refused>(() => scene.Case.ProposeTransfer(scene.Act, there, Words));
    }

    [Fact]
    public void A_child_at_risk_is_not_handed_on() => Assert.Throws<Refused>(() => scene.Case.ProposeTransfer(scene.Act, there, Words with { ImmediateRisk = Answer.Yes }));

    [Fact]
    public void It_lapses_when_the_case_closes_for_another_reason()
    {
        var transfer = scene.Case.ProposeTransfer(scene.Act, there, Words);

        scene.Closed();

        Assert.Equal(TransferStatus.Lapsed, transfer.Status);
        Assert.Throws<Refused>(() => transfer.Accept(There, scene.Act, "RF-1", "North", "Note."));
        Assert.Throws<Refused>(() => transfer.Withdraw(scene.Act));
    }
}
