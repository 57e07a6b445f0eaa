using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace YoungFutures.Domain.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Support : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The keys are made in another way now: linking goes through the imports once more and puts them down anew; links stay.
            migrationBuilder.Sql("DELETE FROM [SignalBlockKeys];");
            migrationBuilder.Sql("UPDATE [ImportLinkings] SET [Row] = 0, [DoneAt] = NULL;");

            migrationBuilder.DropForeignKey(
                name: "FK_SignalBlockKeys_Signals_SignalId",
                table: "SignalBlockKeys");

            migrationBuilder.DropPrimaryKey(
                name: "PK_SignalBlockKeys",
                table: "SignalBlockKeys");

            migrationBuilder.DropIndex(
                name: "IX_SignalBlockKeys_SignalId",
                table: "SignalBlockKeys");

            migrationBuilder.DropIndex(
                name: "IX_Decisions_CaseId",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "PanelId",
                table: "SignalBlockKeys");

            migrationBuilder.AddColumn<DateTime>(
                name: "DeathRecordedAt",
                table: "YoungPeople",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "DeathRecordedById",
                table: "YoungPeople",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "DiedOn",
                table: "YoungPeople",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HowToTalkToMe",
                table: "YoungPeople",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Interpreter",
                table: "YoungPeople",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Neurodiversity",
                table: "YoungPeople",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "SignLanguage",
                table: "YoungPeople",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "SpeechAndLanguage",
                table: "YoungPeople",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DigestRhythm",
                table: "Users",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Daily");

            migrationBuilder.AlterColumn<byte[]>(
                name: "SignalId",
                table: "SignalBlockKeys",
                type: "binary(16)",
                fixedLength: true,
                maxLength: 16,
                nullable: false,
                oldClrType: typeof(Guid),
                oldType: "uniqueidentifier");

            migrationBuilder.AddColumn<int>(
                name: "AgencyDigestDays",
                table: "PanelSettings",
                type: "int",
                nullable: false,
                defaultValue: 5);

            migrationBuilder.AddColumn<int>(
                name: "ChairDigestDays",
                table: "PanelSettings",
                type: "int",
                nullable: false,
                defaultValue: 10);

            migrationBuilder.AddColumn<DateTime>(
                name: "DatedAt",
                table: "PanelSettings",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DatedBy",
                table: "PanelSettings",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "NoContactDays",
                table: "PanelSettings",
                type: "int",
                nullable: false,
                defaultValue: 20);

            migrationBuilder.AddColumn<int>(
                name: "OfferAgainDays",
                table: "PanelSettings",
                type: "int",
                nullable: false,
                defaultValue: 10);

            migrationBuilder.AddColumn<int>(
                name: "PlacesOldDays",
                table: "PanelSettings",
                type: "int",
                nullable: false,
                defaultValue: 30);

            migrationBuilder.AddColumn<int>(
                name: "PrivacyNoticeDays",
                table: "PanelSettings",
                type: "int",
                nullable: false,
                defaultValue: 30);

            migrationBuilder.AddColumn<int>(
                name: "ProviderAnswerDays",
                table: "PanelSettings",
                type: "int",
                nullable: false,
                defaultValue: 5);

            migrationBuilder.AddColumn<int>(
                name: "ServiceOldDays",
                table: "PanelSettings",
                type: "int",
                nullable: false,
                defaultValue: 180);

            migrationBuilder.AddColumn<int>(
                name: "SnoozeDays",
                table: "PanelSettings",
                type: "int",
                nullable: false,
                defaultValue: 20);

            migrationBuilder.AddColumn<int>(
                name: "TakeUpDays",
                table: "PanelSettings",
                type: "int",
                nullable: false,
                defaultValue: 10);

            migrationBuilder.AddColumn<int>(
                name: "TurningMonths",
                table: "PanelSettings",
                type: "int",
                nullable: false,
                defaultValue: 3);

            migrationBuilder.AddColumn<int>(
                name: "WaitingWeeks",
                table: "PanelSettings",
                type: "int",
                nullable: false,
                defaultValue: 12);

            migrationBuilder.AddColumn<int>(
                name: "WarningReviewWeeks",
                table: "PanelSettings",
                type: "int",
                nullable: false,
                defaultValue: 12);

            migrationBuilder.AddColumn<int>(
                name: "WithoutSessionDays",
                table: "PanelSettings",
                type: "int",
                nullable: false,
                defaultValue: 15);

            migrationBuilder.AddColumn<DateTime>(
                name: "StoppedAt",
                table: "OutboxMessages",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "CoversId",
                table: "Involvements",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Despite",
                table: "Involvements",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "InterventionId",
                table: "Involvements",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ConfirmAgreementBy",
                table: "Cases",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "PlanBy",
                table: "Cases",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Barrier",
                table: "CaseEvents",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Ending",
                table: "CaseEvents",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "InterventionId",
                table: "CaseEvents",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ConfirmedById",
                table: "Agreements",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ConfirmedOn",
                table: "Agreements",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "CoversContactAfter",
                table: "Agreements",
                type: "bit",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FormVersion",
                table: "Agreements",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Method",
                table: "Agreements",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddPrimaryKey(
                name: "PK_SignalBlockKeys",
                table: "SignalBlockKeys",
                columns: new[] { "Key", "SignalId" });

            migrationBuilder.CreateTable(
                name: "Absences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CoverId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    RecordedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Absences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Absences_Users_CoverId",
                        column: x => x.CoverId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Absences_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AdultHandovers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    To = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    What = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    PlannedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    PlannedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AcceptedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    AcceptedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AdultHandovers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AdultHandovers_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ApproachRatings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Impact = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Quality = table.Column<int>(type: "int", nullable: false),
                    Cost = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ReadOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ReadById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApproachRatings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DecisionsNotToShare",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    WithAgencyId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    WithOther = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    What = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Because = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    DecidedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DecisionsNotToShare", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DecisionsNotToShare_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Digests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Digests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Digests_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DisclosuresMade",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SourceId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    FromAgencyId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ToAgencyId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ToOther = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    What = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Purpose = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Gateway = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Basis = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    FamilyKnew = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    NotToldBecause = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Despite = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    RecordedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DisclosuresMade", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DisclosuresMade_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FamilyContacts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    YoungPersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Relation = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    HasParentalResponsibility = table.Column<bool>(type: "bit", nullable: true),
                    Address = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Postcode = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    Telephone = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Language = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    IsSafe = table.Column<bool>(type: "bit", nullable: false),
                    SafeHow = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    MustNotReceive = table.Column<bool>(type: "bit", nullable: false),
                    MustNotBecause = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    RecordedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FamilyContacts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FamilyContacts_YoungPeople_YoungPersonId",
                        column: x => x.YoungPersonId,
                        principalTable: "YoungPeople",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FamilyTold",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Whom = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    WasTold = table.Column<bool>(type: "bit", nullable: false),
                    ToldBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ToldOn = table.Column<DateOnly>(type: "date", nullable: true),
                    How = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Ground = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Because = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    DecidedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    RecordedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FamilyTold", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FamilyTold_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Feedback",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    From = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Language = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Declined = table.Column<bool>(type: "bit", nullable: false),
                    Helped = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Heard = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Best = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Better = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    RecordedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Feedback", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Feedback_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GapRulesOff",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Gap = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Because = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    ById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GapRulesOff", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GapRulesOff_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GapSnoozes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Gap = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Since = table.Column<DateOnly>(type: "date", nullable: true),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Because = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    ById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GapSnoozes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GapSnoozes_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Goals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    NeedCode = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    Words = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    FirstPlan = table.Column<int>(type: "int", nullable: false),
                    LastPlan = table.Column<int>(type: "int", nullable: true),
                    SetAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SetById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    WasReached = table.Column<bool>(type: "bit", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Goals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Goals_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "JobRuns",
                columns: table => new
                {
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Holder = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    LeaseUntil = table.Column<DateTime>(type: "datetime2", nullable: true),
                    StartedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SucceededAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    NextAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Milliseconds = table.Column<long>(type: "bigint", nullable: false),
                    Did = table.Column<int>(type: "int", nullable: false),
                    Failures = table.Column<int>(type: "int", nullable: false),
                    Failure = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    FailedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Abandoned = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobRuns", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "NeedsConversations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HeldOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Language = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    TookPart = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    OwnWords = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    NoOwnWords = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    YoungPersonWell = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    YoungPersonHard = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    FamilyWell = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    FamilyHard = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    SchoolWell = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    SchoolHard = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    FriendsWell = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    FriendsHard = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    CommunityWell = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    CommunityHard = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Helps = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    NeedCodes = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    RecordedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NeedsConversations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_NeedsConversations_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Objections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AgencyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    By = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Words = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    RecordedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    EndedBecause = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Objections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Objections_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PostClosureChecks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseReference = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    SubjectName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Months = table.Column<int>(type: "int", nullable: false),
                    PlannedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RefusedOnceAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Holding = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    PoliceContact = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Occupied = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Note = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    WantedHelp = table.Column<bool>(type: "bit", nullable: false),
                    FollowedUp = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AnsweredById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PostClosureChecks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PostClosureChecks_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PrivacyNotices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ObtainedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    PromisedFor = table.Column<DateOnly>(type: "date", nullable: false),
                    GivenOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LetterId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Ground = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    WithheldBecause = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    DecidedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    EndedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PrivacyNotices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PrivacyNotices_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ProvisionGaps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    NeedCode = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    AreaCode = table.Column<string>(type: "nvarchar(9)", maxLength: 9, nullable: true),
                    AgeBand = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    InWelsh = table.Column<bool>(type: "bit", nullable: false),
                    Because = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    RecordedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProvisionGaps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProvisionGaps_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ProvisionGaps_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RisenRisks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    WhatChanged = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Since = table.Column<DateOnly>(type: "date", nullable: false),
                    WasInDanger = table.Column<bool>(type: "bit", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    RaisedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RaisedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    WhatWasDone = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RisenRisks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RisenRisks_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RisenRisks_PanelMeetings_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "PanelMeetings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Services",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AgencyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    NameCy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    About = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    AboutCy = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    NeedCodes = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    AreaCodes = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    MinimumAge = table.Column<int>(type: "int", nullable: false),
                    MaximumAge = table.Column<int>(type: "int", nullable: false),
                    Welsh = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Route = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Cost = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    WhileWaiting = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    WhileWaitingCy = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    CheckedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CheckedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Places = table.Column<int>(type: "int", nullable: true),
                    WaitingDays = table.Column<int>(type: "int", nullable: true),
                    PlacesAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    PlacesById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ClosedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ClosedBecause = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Services", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Services_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Services_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SupportPlans",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Strengths = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    CallWhom = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    StartedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    StartedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RecordedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ReviewOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ReplacedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    GivenTo = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    GivenHow = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    GivenIn = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    GivenOn = table.Column<DateOnly>(type: "date", nullable: true),
                    GivenById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SupportPlans", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SupportPlans_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SupportReviews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    TookPart = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    WhatChanged = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    StillAgreed = table.Column<bool>(type: "bit", nullable: false),
                    NextOn = table.Column<DateOnly>(type: "date", nullable: true),
                    RecordedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SupportReviews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SupportReviews_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "VisitWarnings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    What = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    WhatToDo = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    SeenOn = table.Column<DateOnly>(type: "date", nullable: false),
                    RecordedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ReviewedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ReviewedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ReviewNote = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    EndedBecause = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VisitWarnings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VisitWarnings_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Letters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ContactId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Language = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ToName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Address = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Postcode = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    Welsh = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    English = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    WrittenById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Way = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    SentOn = table.Column<DateOnly>(type: "date", nullable: true),
                    SentById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SentAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    StoppedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Letters", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Letters_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Letters_FamilyContacts_ContactId",
                        column: x => x.ContactId,
                        principalTable: "FamilyContacts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GoalSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    GoalId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Who = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    What = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    By = table.Column<DateOnly>(type: "date", nullable: false),
                    ActionId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    FirstPlan = table.Column<int>(type: "int", nullable: false),
                    LastPlan = table.Column<int>(type: "int", nullable: true),
                    SetAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SetById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GoalSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GoalSteps_Goals_GoalId",
                        column: x => x.GoalId,
                        principalTable: "Goals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GoalSteps_SupportActions_ActionId",
                        column: x => x.ActionId,
                        principalTable: "SupportActions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OutcomeMeasures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Measured = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    GoalId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Point = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Tenths = table.Column<int>(type: "int", nullable: false),
                    Respondent = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    RecordedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    StruckAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    StruckById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutcomeMeasures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OutcomeMeasures_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OutcomeMeasures_Goals_GoalId",
                        column: x => x.GoalId,
                        principalTable: "Goals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Interventions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseReference = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    SubjectName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    SubjectBornOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ServiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AgencyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LeadAgencyId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    NeedCode = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    GoalId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    WorkerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OfferedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OfferedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AnsweredById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ExpectedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    WaitBy = table.Column<DateOnly>(type: "date", nullable: false),
                    TakeUpBy = table.Column<DateOnly>(type: "date", nullable: true),
                    StartedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Barrier = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Outcome = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Interventions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Interventions_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Interventions_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Interventions_Services_ServiceId",
                        column: x => x.ServiceId,
                        principalTable: "Services",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Briefings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    InterventionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Matters = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    HowToTalk = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    SafeContact = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    WrittenById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Briefings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Briefings_Interventions_InterventionId",
                        column: x => x.InterventionId,
                        principalTable: "Interventions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SupportSessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    InterventionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    PlannedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Attendance = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    RecordedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SupportSessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SupportSessions_Interventions_InterventionId",
                        column: x => x.InterventionId,
                        principalTable: "Interventions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ReferralQuestions_PanelId_AnsweredAt_DueOn",
                table: "ReferralQuestions",
                columns: new[] { "PanelId", "AnsweredAt", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "Covering",
                table: "Involvements",
                column: "CoversId",
                filter: "[CoversId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Involvements_InterventionId",
                table: "Involvements",
                column: "InterventionId");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_CaseId_Outcome",
                table: "Decisions",
                columns: new[] { "CaseId", "Outcome" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseEvents_InterventionId",
                table: "CaseEvents",
                column: "InterventionId");

            migrationBuilder.CreateIndex(
                name: "IX_Absences_CoverId_To",
                table: "Absences",
                columns: new[] { "CoverId", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_Absences_To",
                table: "Absences",
                column: "To");

            migrationBuilder.CreateIndex(
                name: "IX_Absences_UserId_To",
                table: "Absences",
                columns: new[] { "UserId", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_AdultHandovers_CaseId_PlannedAt",
                table: "AdultHandovers",
                columns: new[] { "CaseId", "PlannedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AdultHandovers_OwnerId_DueOn",
                table: "AdultHandovers",
                columns: new[] { "OwnerId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_AdultHandovers_PanelId_DueOn",
                table: "AdultHandovers",
                columns: new[] { "PanelId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_ApproachRatings_Kind",
                table: "ApproachRatings",
                column: "Kind",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Briefings_InterventionId",
                table: "Briefings",
                column: "InterventionId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DecisionsNotToShare_CaseId_RecordedAt",
                table: "DecisionsNotToShare",
                columns: new[] { "CaseId", "RecordedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Digests_UserId_On",
                table: "Digests",
                columns: new[] { "UserId", "On" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DisclosuresMade_CaseId_RecordedAt",
                table: "DisclosuresMade",
                columns: new[] { "CaseId", "RecordedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_FamilyContacts_PanelId_Postcode",
                table: "FamilyContacts",
                columns: new[] { "PanelId", "Postcode" });

            migrationBuilder.CreateIndex(
                name: "IX_FamilyContacts_YoungPersonId_RecordedAt",
                table: "FamilyContacts",
                columns: new[] { "YoungPersonId", "RecordedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_FamilyTold_CaseId_Whom_RecordedAt",
                table: "FamilyTold",
                columns: new[] { "CaseId", "Whom", "RecordedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Feedback_CaseId_RecordedAt",
                table: "Feedback",
                columns: new[] { "CaseId", "RecordedAt" });

            migrationBuilder.CreateIndex(
                name: "OffOnce",
                table: "GapRulesOff",
                columns: new[] { "PanelId", "Gap" },
                unique: true,
                filter: "[EndedAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_GapSnoozes_PanelId_Until",
                table: "GapSnoozes",
                columns: new[] { "PanelId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_GapSnoozes_RecordId_Gap_Until",
                table: "GapSnoozes",
                columns: new[] { "RecordId", "Gap", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_Goals_CaseId_SetAt",
                table: "Goals",
                columns: new[] { "CaseId", "SetAt" });

            migrationBuilder.CreateIndex(
                name: "IX_GoalSteps_ActionId",
                table: "GoalSteps",
                column: "ActionId");

            migrationBuilder.CreateIndex(
                name: "IX_GoalSteps_CaseId",
                table: "GoalSteps",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_GoalSteps_GoalId",
                table: "GoalSteps",
                column: "GoalId");

            migrationBuilder.CreateIndex(
                name: "IX_Interventions_AgencyId_DueOn",
                table: "Interventions",
                columns: new[] { "AgencyId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Interventions_AgencyId_EndedAt",
                table: "Interventions",
                columns: new[] { "AgencyId", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Interventions_AgencyId_Status_DueOn",
                table: "Interventions",
                columns: new[] { "AgencyId", "Status", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Interventions_CaseId",
                table: "Interventions",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Interventions_LeadAgencyId_DueOn",
                table: "Interventions",
                columns: new[] { "LeadAgencyId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Interventions_LeadAgencyId_EndedAt",
                table: "Interventions",
                columns: new[] { "LeadAgencyId", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Interventions_OwnerId_DueOn",
                table: "Interventions",
                columns: new[] { "OwnerId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Interventions_PanelId_DueOn",
                table: "Interventions",
                columns: new[] { "PanelId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Interventions_PanelId_EndedAt",
                table: "Interventions",
                columns: new[] { "PanelId", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Interventions_PanelId_Status_DueOn",
                table: "Interventions",
                columns: new[] { "PanelId", "Status", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Interventions_ServiceId_Status",
                table: "Interventions",
                columns: new[] { "ServiceId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Letters_CaseId_WrittenAt",
                table: "Letters",
                columns: new[] { "CaseId", "WrittenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Letters_ContactId",
                table: "Letters",
                column: "ContactId");

            migrationBuilder.CreateIndex(
                name: "IX_NeedsConversations_CaseId_RecordedAt",
                table: "NeedsConversations",
                columns: new[] { "CaseId", "RecordedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Objections_CaseId",
                table: "Objections",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "OneObjection",
                table: "Objections",
                columns: new[] { "CaseId", "AgencyId" },
                unique: true,
                filter: "[EndedAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OutcomeMeasures_CaseId_RecordedAt",
                table: "OutcomeMeasures",
                columns: new[] { "CaseId", "RecordedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OutcomeMeasures_GoalId",
                table: "OutcomeMeasures",
                column: "GoalId");

            migrationBuilder.CreateIndex(
                name: "IX_PostClosureChecks_CaseId_MadeAt",
                table: "PostClosureChecks",
                columns: new[] { "CaseId", "MadeAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PostClosureChecks_OwnerId_DueOn",
                table: "PostClosureChecks",
                columns: new[] { "OwnerId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_PostClosureChecks_PanelId_DueOn",
                table: "PostClosureChecks",
                columns: new[] { "PanelId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_PrivacyNotices_CaseId",
                table: "PrivacyNotices",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_PrivacyNotices_OwnerId_DueOn",
                table: "PrivacyNotices",
                columns: new[] { "OwnerId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_PrivacyNotices_PanelId_State_DueOn",
                table: "PrivacyNotices",
                columns: new[] { "PanelId", "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_ProvisionGaps_CaseId_NeedCode",
                table: "ProvisionGaps",
                columns: new[] { "CaseId", "NeedCode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProvisionGaps_PanelId_RecordedAt",
                table: "ProvisionGaps",
                columns: new[] { "PanelId", "RecordedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_RisenRisks_CaseId_RaisedAt",
                table: "RisenRisks",
                columns: new[] { "CaseId", "RaisedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_RisenRisks_MeetingId",
                table: "RisenRisks",
                column: "MeetingId");

            migrationBuilder.CreateIndex(
                name: "IX_RisenRisks_OwnerId_DueOn",
                table: "RisenRisks",
                columns: new[] { "OwnerId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_RisenRisks_PanelId_DueOn",
                table: "RisenRisks",
                columns: new[] { "PanelId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Services_AgencyId_ClosedAt",
                table: "Services",
                columns: new[] { "AgencyId", "ClosedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Services_ClosedAt",
                table: "Services",
                column: "ClosedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Services_PanelId_ClosedAt_Name",
                table: "Services",
                columns: new[] { "PanelId", "ClosedAt", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_Services_PanelId_ClosedAt_NameCy",
                table: "Services",
                columns: new[] { "PanelId", "ClosedAt", "NameCy" });

            migrationBuilder.CreateIndex(
                name: "IX_SupportPlans_CaseId_Number",
                table: "SupportPlans",
                columns: new[] { "CaseId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SupportReviews_CaseId_RecordedAt",
                table: "SupportReviews",
                columns: new[] { "CaseId", "RecordedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SupportSessions_InterventionId_On",
                table: "SupportSessions",
                columns: new[] { "InterventionId", "On" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_VisitWarnings_CaseId_EndedAt",
                table: "VisitWarnings",
                columns: new[] { "CaseId", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_VisitWarnings_OwnerId_DueOn",
                table: "VisitWarnings",
                columns: new[] { "OwnerId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_VisitWarnings_PanelId_DueOn",
                table: "VisitWarnings",
                columns: new[] { "PanelId", "DueOn" });

            migrationBuilder.AddForeignKey(
                name: "FK_CaseEvents_Interventions_InterventionId",
                table: "CaseEvents",
                column: "InterventionId",
                principalTable: "Interventions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Involvements_Interventions_InterventionId",
                table: "Involvements",
                column: "InterventionId",
                principalTable: "Interventions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DELETE FROM [SignalBlockKeys];");

            migrationBuilder.DropForeignKey(
                name: "FK_CaseEvents_Interventions_InterventionId",
                table: "CaseEvents");

            migrationBuilder.DropForeignKey(
                name: "FK_Involvements_Interventions_InterventionId",
                table: "Involvements");

            migrationBuilder.DropTable(
                name: "Absences");

            migrationBuilder.DropTable(
                name: "AdultHandovers");

            migrationBuilder.DropTable(
                name: "ApproachRatings");

            migrationBuilder.DropTable(
                name: "Briefings");

            migrationBuilder.DropTable(
                name: "DecisionsNotToShare");

            migrationBuilder.DropTable(
                name: "Digests");

            migrationBuilder.DropTable(
                name: "DisclosuresMade");

            migrationBuilder.DropTable(
                name: "FamilyTold");

            migrationBuilder.DropTable(
                name: "Feedback");

            migrationBuilder.DropTable(
                name: "GapRulesOff");

            migrationBuilder.DropTable(
                name: "GapSnoozes");

            migrationBuilder.DropTable(
                name: "GoalSteps");

            migrationBuilder.DropTable(
                name: "JobRuns");

            migrationBuilder.DropTable(
                name: "Letters");

            migrationBuilder.DropTable(
                name: "NeedsConversations");

            migrationBuilder.DropTable(
                name: "Objections");

            migrationBuilder.DropTable(
                name: "OutcomeMeasures");

            migrationBuilder.DropTable(
                name: "PostClosureChecks");

            migrationBuilder.DropTable(
                name: "PrivacyNotices");

            migrationBuilder.DropTable(
                name: "ProvisionGaps");

            migrationBuilder.DropTable(
                name: "RisenRisks");

            migrationBuilder.DropTable(
                name: "SupportPlans");

            migrationBuilder.DropTable(
                name: "SupportReviews");

            migrationBuilder.DropTable(
                name: "SupportSessions");

            migrationBuilder.DropTable(
                name: "VisitWarnings");

            migrationBuilder.DropTable(
                name: "FamilyContacts");

            migrationBuilder.DropTable(
                name: "Goals");

            migrationBuilder.DropTable(
                name: "Interventions");

            migrationBuilder.DropTable(
                name: "Services");

            migrationBuilder.DropPrimaryKey(
                name: "PK_SignalBlockKeys",
                table: "SignalBlockKeys");

            migrationBuilder.DropIndex(
                name: "IX_ReferralQuestions_PanelId_AnsweredAt_DueOn",
                table: "ReferralQuestions");

            migrationBuilder.DropIndex(
                name: "Covering",
                table: "Involvements");

            migrationBuilder.DropIndex(
                name: "IX_Involvements_InterventionId",
                table: "Involvements");

            migrationBuilder.DropIndex(
                name: "IX_Decisions_CaseId_Outcome",
                table: "Decisions");

            migrationBuilder.DropIndex(
                name: "IX_CaseEvents_InterventionId",
                table: "CaseEvents");

            migrationBuilder.DropColumn(
                name: "DeathRecordedAt",
                table: "YoungPeople");

            migrationBuilder.DropColumn(
                name: "DeathRecordedById",
                table: "YoungPeople");

            migrationBuilder.DropColumn(
                name: "DiedOn",
                table: "YoungPeople");

            migrationBuilder.DropColumn(
                name: "HowToTalkToMe",
                table: "YoungPeople");

            migrationBuilder.DropColumn(
                name: "Interpreter",
                table: "YoungPeople");

            migrationBuilder.DropColumn(
                name: "Neurodiversity",
                table: "YoungPeople");

            migrationBuilder.DropColumn(
                name: "SignLanguage",
                table: "YoungPeople");

            migrationBuilder.DropColumn(
                name: "SpeechAndLanguage",
                table: "YoungPeople");

            migrationBuilder.DropColumn(
                name: "DigestRhythm",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "AgencyDigestDays",
                table: "PanelSettings");

            migrationBuilder.DropColumn(
                name: "ChairDigestDays",
                table: "PanelSettings");

            migrationBuilder.DropColumn(
                name: "DatedAt",
                table: "PanelSettings");

            migrationBuilder.DropColumn(
                name: "DatedBy",
                table: "PanelSettings");

            migrationBuilder.DropColumn(
                name: "NoContactDays",
                table: "PanelSettings");

            migrationBuilder.DropColumn(
                name: "OfferAgainDays",
                table: "PanelSettings");

            migrationBuilder.DropColumn(
                name: "PlacesOldDays",
                table: "PanelSettings");

            migrationBuilder.DropColumn(
                name: "PrivacyNoticeDays",
                table: "PanelSettings");

            migrationBuilder.DropColumn(
                name: "ProviderAnswerDays",
                table: "PanelSettings");

            migrationBuilder.DropColumn(
                name: "ServiceOldDays",
                table: "PanelSettings");

            migrationBuilder.DropColumn(
                name: "SnoozeDays",
                table: "PanelSettings");

            migrationBuilder.DropColumn(
                name: "TakeUpDays",
                table: "PanelSettings");

            migrationBuilder.DropColumn(
                name: "TurningMonths",
                table: "PanelSettings");

            migrationBuilder.DropColumn(
                name: "WaitingWeeks",
                table: "PanelSettings");

            migrationBuilder.DropColumn(
                name: "WarningReviewWeeks",
                table: "PanelSettings");

            migrationBuilder.DropColumn(
                name: "WithoutSessionDays",
                table: "PanelSettings");

            migrationBuilder.DropColumn(
                name: "StoppedAt",
                table: "OutboxMessages");

            migrationBuilder.DropColumn(
                name: "CoversId",
                table: "Involvements");

            migrationBuilder.DropColumn(
                name: "Despite",
                table: "Involvements");

            migrationBuilder.DropColumn(
                name: "InterventionId",
                table: "Involvements");

            migrationBuilder.DropColumn(
                name: "ConfirmAgreementBy",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "PlanBy",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Barrier",
                table: "CaseEvents");

            migrationBuilder.DropColumn(
                name: "Ending",
                table: "CaseEvents");

            migrationBuilder.DropColumn(
                name: "InterventionId",
                table: "CaseEvents");

            migrationBuilder.DropColumn(
                name: "ConfirmedById",
                table: "Agreements");

            migrationBuilder.DropColumn(
                name: "ConfirmedOn",
                table: "Agreements");

            migrationBuilder.DropColumn(
                name: "CoversContactAfter",
                table: "Agreements");

            migrationBuilder.DropColumn(
                name: "FormVersion",
                table: "Agreements");

            migrationBuilder.DropColumn(
                name: "Method",
                table: "Agreements");

            migrationBuilder.AlterColumn<Guid>(
                name: "SignalId",
                table: "SignalBlockKeys",
                type: "uniqueidentifier",
                nullable: false,
                oldClrType: typeof(byte[]),
                oldType: "binary(16)",
                oldFixedLength: true,
                oldMaxLength: 16);

            migrationBuilder.AddColumn<Guid>(
                name: "PanelId",
                table: "SignalBlockKeys",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddPrimaryKey(
                name: "PK_SignalBlockKeys",
                table: "SignalBlockKeys",
                columns: new[] { "PanelId", "Key", "SignalId" });

            migrationBuilder.CreateIndex(
                name: "IX_SignalBlockKeys_SignalId",
                table: "SignalBlockKeys",
                column: "SignalId");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_CaseId",
                table: "Decisions",
                column: "CaseId");

            migrationBuilder.AddForeignKey(
                name: "FK_SignalBlockKeys_Signals_SignalId",
                table: "SignalBlockKeys",
                column: "SignalId",
                principalTable: "Signals",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
