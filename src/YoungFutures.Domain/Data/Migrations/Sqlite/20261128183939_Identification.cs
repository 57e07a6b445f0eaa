using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace YoungFutures.Domain.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Identification : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "MergedIntoId",
                table: "YoungPeople",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "CandidateDays",
                table: "PanelSettings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 5);

            migrationBuilder.AddColumn<int>(
                name: "LinkDays",
                table: "PanelSettings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 5);

            migrationBuilder.AddColumn<int>(
                name: "SignalDays",
                table: "PanelSettings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 730);

            migrationBuilder.AddColumn<int>(
                name: "SignalUnmatchedDays",
                table: "PanelSettings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 460);

            migrationBuilder.CreateTable(
                name: "ImportLinkings",
                columns: table => new
                {
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PanelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Row = table.Column<long>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Attached = table.Column<long>(type: "INTEGER", nullable: false),
                    Alone = table.Column<long>(type: "INTEGER", nullable: false),
                    Asked = table.Column<long>(type: "INTEGER", nullable: false),
                    Skipped = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportLinkings", x => x.ImportId);
                });

            migrationBuilder.CreateTable(
                name: "LinkageModelVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PanelId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Json = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Records = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LinkageModelVersions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LinkageModelVersions_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LinkDecisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PanelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    QuestionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SignalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OtherId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Same = table.Column<bool>(type: "INTEGER", nullable: false),
                    Because = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Explanation = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ModelVersion = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Moved = table.Column<int>(type: "INTEGER", nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UndoneById = table.Column<Guid>(type: "TEXT", nullable: true),
                    UndoneBecause = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LinkDecisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LinkDecisions_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LinkedIdentities",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PanelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    YoungPersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    JoinedIntoId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ToEvaluateSince = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false),
                    EvaluateAgainOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LinkedIdentities", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LinkedIdentities_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LinkedIdentities_YoungPeople_YoungPersonId",
                        column: x => x.YoungPersonId,
                        principalTable: "YoungPeople",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PartnerSystems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ListIds = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    SecretHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    ExpiresOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AddedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartnerSystems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PartnerSystems_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RuleSets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PanelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    BegunAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    BegunById = table.Column<Guid>(type: "TEXT", nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PublishedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    EffectiveFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Because = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RuleSets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RuleSets_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SignalLinks",
                columns: table => new
                {
                    SignalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PanelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IdentityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OtherId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Weight = table.Column<double>(type: "REAL", nullable: false),
                    Probability = table.Column<double>(type: "REAL", nullable: false),
                    Pattern = table.Column<int>(type: "INTEGER", nullable: false),
                    ModelVersion = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignalLinks", x => x.SignalId);
                });

            migrationBuilder.CreateTable(
                name: "SignalLists",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PanelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sector = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Kinds = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Gateway = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Agreement = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ExpiresOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AcceptedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    AcceptedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Mapping = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignalLists", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SignalLists_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SignalLists_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "YoungPersonMerges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PanelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SurvivorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MergedId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Because = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UndoneById = table.Column<Guid>(type: "TEXT", nullable: true),
                    UndoneBecause = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_YoungPersonMerges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_YoungPersonMerges_YoungPeople_MergedId",
                        column: x => x.MergedId,
                        principalTable: "YoungPeople",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_YoungPersonMerges_YoungPeople_SurvivorId",
                        column: x => x.SurvivorId,
                        principalTable: "YoungPeople",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LinkMoves",
                columns: table => new
                {
                    DecisionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SignalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FromId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ToId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LinkMoves", x => new { x.DecisionId, x.SignalId });
                    table.ForeignKey(
                        name: "FK_LinkMoves_LinkDecisions_DecisionId",
                        column: x => x.DecisionId,
                        principalTable: "LinkDecisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LinkQuestions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PanelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SignalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OtherId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OtherAgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Levels = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Weight = table.Column<double>(type: "REAL", nullable: false),
                    Probability = table.Column<double>(type: "REAL", nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    MayBe = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ModelVersion = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DecisionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LinkQuestions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LinkQuestions_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LinkQuestions_Agencies_OtherAgencyId",
                        column: x => x.OtherAgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LinkQuestions_LinkDecisions_DecisionId",
                        column: x => x.DecisionId,
                        principalTable: "LinkDecisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LinkQuestions_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NeverTheSame",
                columns: table => new
                {
                    SignalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OtherId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DecisionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PanelId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NeverTheSame", x => new { x.SignalId, x.OtherId, x.DecisionId });
                    table.ForeignKey(
                        name: "FK_NeverTheSame_LinkDecisions_DecisionId",
                        column: x => x.DecisionId,
                        principalTable: "LinkDecisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Candidates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PanelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IdentityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FoundAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RuleSetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RuleSetNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    DecidedBeforeId = table.Column<Guid>(type: "TEXT", nullable: true),
                    GivenName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    MiddleNames = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    FamilyName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    BornOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Sex = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Postcode = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    AreaCode = table.Column<string>(type: "TEXT", maxLength: 9, nullable: true),
                    School = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    NewestOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Agencies = table.Column<int>(type: "INTEGER", nullable: false),
                    RulesFired = table.Column<int>(type: "INTEGER", nullable: false),
                    Records = table.Column<int>(type: "INTEGER", nullable: false),
                    HasFlag = table.Column<bool>(type: "INTEGER", nullable: false),
                    Considered = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    DecidedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    RedirectedTo = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    RedirectReference = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ReferralId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Candidates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Candidates_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Candidates_LinkedIdentities_IdentityId",
                        column: x => x.IdentityId,
                        principalTable: "LinkedIdentities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Candidates_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Candidates_Referrals_ReferralId",
                        column: x => x.ReferralId,
                        principalTable: "Referrals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SignalDeliveries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SystemId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ListId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Status = table.Column<int>(type: "INTEGER", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignalDeliveries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SignalDeliveries_PartnerSystems_SystemId",
                        column: x => x.SystemId,
                        principalTable: "PartnerSystems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RuleRuns",
                columns: table => new
                {
                    RuleSetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PanelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    After = table.Column<Guid>(type: "TEXT", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RuleRuns", x => x.RuleSetId);
                    table.ForeignKey(
                        name: "FK_RuleRuns_RuleSets_RuleSetId",
                        column: x => x.RuleSetId,
                        principalTable: "RuleSets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RuleTerms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RuleSetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsOn = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsSufficient = table.Column<bool>(type: "INTEGER", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: true),
                    Days = table.Column<int>(type: "INTEGER", nullable: true),
                    RecentDays = table.Column<int>(type: "INTEGER", nullable: true),
                    Months = table.Column<int>(type: "INTEGER", nullable: true),
                    Percent = table.Column<int>(type: "INTEGER", nullable: true),
                    LongerThanDays = table.Column<int>(type: "INTEGER", nullable: true),
                    Outcomes = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RuleTerms", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RuleTerms_RuleSets_RuleSetId",
                        column: x => x.RuleSetId,
                        principalTable: "RuleSets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RuleTrials",
                columns: table => new
                {
                    RuleSetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PanelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Draft = table.Column<Guid>(type: "TEXT", nullable: false),
                    Against = table.Column<int>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    After = table.Column<Guid>(type: "TEXT", nullable: false),
                    Looked = table.Column<int>(type: "INTEGER", nullable: false),
                    FoundNow = table.Column<int>(type: "INTEGER", nullable: false),
                    FoundThen = table.Column<int>(type: "INTEGER", nullable: false),
                    More = table.Column<int>(type: "INTEGER", nullable: false),
                    Fewer = table.Column<int>(type: "INTEGER", nullable: false),
                    WaitingFallOut = table.Column<int>(type: "INTEGER", nullable: false),
                    NewOnList = table.Column<int>(type: "INTEGER", nullable: false),
                    Fired = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RuleTrials", x => x.RuleSetId);
                    table.ForeignKey(
                        name: "FK_RuleTrials_RuleSets_RuleSetId",
                        column: x => x.RuleSetId,
                        principalTable: "RuleSets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PurgedSignals",
                columns: table => new
                {
                    ListId = table.Column<Guid>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Count = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PurgedSignals", x => new { x.ListId, x.On });
                    table.ForeignKey(
                        name: "FK_PurgedSignals_SignalLists_ListId",
                        column: x => x.ListId,
                        principalTable: "SignalLists",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SignalImports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PanelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ListId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Mapping = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    StartedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SystemId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CommittedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CommittedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    CommittedSha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UndoneById = table.Column<Guid>(type: "TEXT", nullable: true),
                    UndoneBecause = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Rows = table.Column<long>(type: "INTEGER", nullable: false),
                    Faulty = table.Column<long>(type: "INTEGER", nullable: false),
                    Staged = table.Column<long>(type: "INTEGER", nullable: false),
                    SaidAgain = table.Column<long>(type: "INTEGER", nullable: false),
                    Corrected = table.Column<long>(type: "INTEGER", nullable: false),
                    Withdrawn = table.Column<long>(type: "INTEGER", nullable: false),
                    OutsideAge = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignalImports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SignalImports_SignalLists_ListId",
                        column: x => x.ListId,
                        principalTable: "SignalLists",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CandidateEvidence",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PanelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CandidateId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsSufficient = table.Column<bool>(type: "INTEGER", nullable: false),
                    SignalId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sector = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OccurredOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Outcome = table.Column<int>(type: "INTEGER", nullable: true),
                    OutcomeOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Quantity = table.Column<decimal>(type: "TEXT", precision: 6, scale: 2, nullable: true),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    GivenName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    FamilyName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    BornOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Postcode = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CandidateEvidence", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CandidateEvidence_Candidates_CandidateId",
                        column: x => x.CandidateId,
                        principalTable: "Candidates",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "EvidenceChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PanelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CandidateId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReferralId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RecordReference = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    StillFound = table.Column<bool>(type: "INTEGER", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AcknowledgedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    AcknowledgedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Consequence = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvidenceChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EvidenceChanges_Candidates_CandidateId",
                        column: x => x.CandidateId,
                        principalTable: "Candidates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EvidenceChanges_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EvidenceChanges_Referrals_ReferralId",
                        column: x => x.ReferralId,
                        principalTable: "Referrals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReferralEvidence",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PanelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CandidateId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReferralId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SignalId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Rule = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OccurredOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Outcome = table.Column<int>(type: "INTEGER", nullable: true),
                    OutcomeOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Quantity = table.Column<decimal>(type: "TEXT", precision: 6, scale: 2, nullable: true),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    TakenBackAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReferralEvidence", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReferralEvidence_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReferralEvidence_Candidates_CandidateId",
                        column: x => x.CandidateId,
                        principalTable: "Candidates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReferralEvidence_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReferralEvidence_Referrals_ReferralId",
                        column: x => x.ReferralId,
                        principalTable: "Referrals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ImportChanges",
                columns: table => new
                {
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Row = table.Column<long>(type: "INTEGER", nullable: false),
                    SignalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReplacedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    AppliedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportChanges", x => new { x.ImportId, x.Row });
                    table.ForeignKey(
                        name: "FK_ImportChanges_SignalImports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "SignalImports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ImportFaults",
                columns: table => new
                {
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Row = table.Column<long>(type: "INTEGER", nullable: false),
                    Field = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Heading = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Limit = table.Column<long>(type: "INTEGER", nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportFaults", x => new { x.ImportId, x.Number });
                    table.ForeignKey(
                        name: "FK_ImportFaults_SignalImports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "SignalImports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ImportProgress",
                columns: table => new
                {
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Done = table.Column<long>(type: "INTEGER", nullable: false),
                    Of = table.Column<long>(type: "INTEGER", nullable: false),
                    Row = table.Column<long>(type: "INTEGER", nullable: false),
                    Rows = table.Column<long>(type: "INTEGER", nullable: false),
                    Faulty = table.Column<long>(type: "INTEGER", nullable: false),
                    Taken = table.Column<long>(type: "INTEGER", nullable: false),
                    SaidAgain = table.Column<long>(type: "INTEGER", nullable: false),
                    Corrected = table.Column<long>(type: "INTEGER", nullable: false),
                    Withdrawn = table.Column<long>(type: "INTEGER", nullable: false),
                    OutsideAge = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportProgress", x => x.ImportId);
                    table.ForeignKey(
                        name: "FK_ImportProgress_SignalImports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "SignalImports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Signals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PanelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ListId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Row = table.Column<long>(type: "INTEGER", nullable: false),
                    SourceKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Fingerprint = table.Column<long>(type: "INTEGER", nullable: false),
                    GivenName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    MiddleNames = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    FamilyName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Sex = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    BornOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Address = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Town = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Postcode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    AreaCode = table.Column<string>(type: "TEXT", maxLength: 9, nullable: true),
                    School = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Upn = table.Column<string>(type: "TEXT", maxLength: 13, nullable: true),
                    NhsNumber = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    PncId = table.Column<string>(type: "TEXT", maxLength: 13, nullable: true),
                    LocalId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OccurredOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Standing = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Outcome = table.Column<int>(type: "INTEGER", nullable: true),
                    OutcomeOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Quantity = table.Column<decimal>(type: "TEXT", precision: 6, scale: 2, nullable: true),
                    Programme = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    StatutoryThreshold = table.Column<bool>(type: "INTEGER", nullable: true),
                    ConcernCodes = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    StrengthCodes = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReplacedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    IdentityId = table.Column<Guid>(type: "TEXT", nullable: true),
                    IsNeeded = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Signals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Signals_LinkedIdentities_IdentityId",
                        column: x => x.IdentityId,
                        principalTable: "LinkedIdentities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Signals_SignalImports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "SignalImports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SignalBlockKeys",
                columns: table => new
                {
                    SignalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PanelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignalBlockKeys", x => new { x.PanelId, x.Key, x.SignalId });
                    table.ForeignKey(
                        name: "FK_SignalBlockKeys_Signals_SignalId",
                        column: x => x.SignalId,
                        principalTable: "Signals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_YoungPeople_MergedIntoId",
                table: "YoungPeople",
                column: "MergedIntoId");

            migrationBuilder.CreateIndex(
                name: "IX_CandidateEvidence_CandidateId",
                table: "CandidateEvidence",
                column: "CandidateId");

            migrationBuilder.CreateIndex(
                name: "IX_CandidateEvidence_SignalId",
                table: "CandidateEvidence",
                column: "SignalId");

            migrationBuilder.CreateIndex(
                name: "IX_Candidates_CaseId",
                table: "Candidates",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Candidates_IdentityId",
                table: "Candidates",
                column: "IdentityId");

            migrationBuilder.CreateIndex(
                name: "IX_Candidates_OwnerId_DueOn",
                table: "Candidates",
                columns: new[] { "OwnerId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Candidates_PanelId_Status_Place_DueOn",
                table: "Candidates",
                columns: new[] { "PanelId", "Status", "Place", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Candidates_ReferralId",
                table: "Candidates",
                column: "ReferralId");

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceChanges_CandidateId",
                table: "EvidenceChanges",
                column: "CandidateId");

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceChanges_CaseId",
                table: "EvidenceChanges",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceChanges_OwnerId_DueOn",
                table: "EvidenceChanges",
                columns: new[] { "OwnerId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceChanges_PanelId_AcknowledgedAt_DueOn",
                table: "EvidenceChanges",
                columns: new[] { "PanelId", "AcknowledgedAt", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceChanges_ReferralId",
                table: "EvidenceChanges",
                column: "ReferralId");

            migrationBuilder.CreateIndex(
                name: "IX_ImportChanges_ImportId_AppliedAt",
                table: "ImportChanges",
                columns: new[] { "ImportId", "AppliedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ImportChanges_SignalId",
                table: "ImportChanges",
                column: "SignalId");

            migrationBuilder.CreateIndex(
                name: "IX_ImportLinkings_DoneAt",
                table: "ImportLinkings",
                column: "DoneAt");

            migrationBuilder.CreateIndex(
                name: "IX_LinkageModelVersions_PanelId_MadeAt",
                table: "LinkageModelVersions",
                columns: new[] { "PanelId", "MadeAt" });

            migrationBuilder.CreateIndex(
                name: "IX_LinkageModelVersions_PanelId_Version",
                table: "LinkageModelVersions",
                columns: new[] { "PanelId", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LinkDecisions_PanelId_At",
                table: "LinkDecisions",
                columns: new[] { "PanelId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_LinkDecisions_SignalId",
                table: "LinkDecisions",
                column: "SignalId");

            migrationBuilder.CreateIndex(
                name: "IX_LinkedIdentities_JoinedIntoId",
                table: "LinkedIdentities",
                column: "JoinedIntoId",
                filter: "[JoinedIntoId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_LinkedIdentities_PanelId_EvaluateAgainOn",
                table: "LinkedIdentities",
                columns: new[] { "PanelId", "EvaluateAgainOn" },
                filter: "[EvaluateAgainOn] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_LinkedIdentities_PanelId_ToEvaluateSince",
                table: "LinkedIdentities",
                columns: new[] { "PanelId", "ToEvaluateSince" },
                filter: "[ToEvaluateSince] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_LinkedIdentities_YoungPersonId",
                table: "LinkedIdentities",
                column: "YoungPersonId");

            migrationBuilder.CreateIndex(
                name: "IX_LinkMoves_FromId",
                table: "LinkMoves",
                column: "FromId");

            migrationBuilder.CreateIndex(
                name: "IX_LinkMoves_SignalId",
                table: "LinkMoves",
                column: "SignalId");

            migrationBuilder.CreateIndex(
                name: "IX_LinkQuestions_AgencyId",
                table: "LinkQuestions",
                column: "AgencyId");

            migrationBuilder.CreateIndex(
                name: "IX_LinkQuestions_DecisionId",
                table: "LinkQuestions",
                column: "DecisionId");

            migrationBuilder.CreateIndex(
                name: "IX_LinkQuestions_OtherAgencyId",
                table: "LinkQuestions",
                column: "OtherAgencyId");

            migrationBuilder.CreateIndex(
                name: "IX_LinkQuestions_OtherId",
                table: "LinkQuestions",
                column: "OtherId");

            migrationBuilder.CreateIndex(
                name: "IX_LinkQuestions_OwnerId_DueOn",
                table: "LinkQuestions",
                columns: new[] { "OwnerId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_LinkQuestions_PanelId_State_DueOn",
                table: "LinkQuestions",
                columns: new[] { "PanelId", "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_LinkQuestions_SignalId_OtherId",
                table: "LinkQuestions",
                columns: new[] { "SignalId", "OtherId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_NeverTheSame_DecisionId",
                table: "NeverTheSame",
                column: "DecisionId");

            migrationBuilder.CreateIndex(
                name: "IX_PartnerSystems_AgencyId_Name",
                table: "PartnerSystems",
                columns: new[] { "AgencyId", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_PartnerSystems_Name",
                table: "PartnerSystems",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_ReferralEvidence_AgencyId",
                table: "ReferralEvidence",
                column: "AgencyId");

            migrationBuilder.CreateIndex(
                name: "IX_ReferralEvidence_CandidateId",
                table: "ReferralEvidence",
                column: "CandidateId");

            migrationBuilder.CreateIndex(
                name: "IX_ReferralEvidence_CaseId",
                table: "ReferralEvidence",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_ReferralEvidence_ReferralId",
                table: "ReferralEvidence",
                column: "ReferralId");

            migrationBuilder.CreateIndex(
                name: "IX_RuleSets_PanelId_Number",
                table: "RuleSets",
                columns: new[] { "PanelId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RuleTerms_RuleSetId_Rule",
                table: "RuleTerms",
                columns: new[] { "RuleSetId", "Rule" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SignalBlockKeys_SignalId",
                table: "SignalBlockKeys",
                column: "SignalId");

            migrationBuilder.CreateIndex(
                name: "IX_SignalDeliveries_StartedAt",
                table: "SignalDeliveries",
                column: "StartedAt");

            migrationBuilder.CreateIndex(
                name: "IX_SignalDeliveries_SystemId_Key",
                table: "SignalDeliveries",
                columns: new[] { "SystemId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SignalImports_AgencyId_StartedAt",
                table: "SignalImports",
                columns: new[] { "AgencyId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SignalImports_ListId_Sha256",
                table: "SignalImports",
                columns: new[] { "ListId", "Sha256" },
                unique: true,
                filter: "[Status] <> 'Undone' AND [Status] <> 'Abandoned'");

            migrationBuilder.CreateIndex(
                name: "IX_SignalImports_PanelId_Status_StartedAt",
                table: "SignalImports",
                columns: new[] { "PanelId", "Status", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SignalImports_Status_StartedAt",
                table: "SignalImports",
                columns: new[] { "Status", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "OneAtATime",
                table: "SignalImports",
                column: "ListId",
                unique: true,
                filter: "[Status] IN ('Staging', 'Undoing')");

            migrationBuilder.CreateIndex(
                name: "IX_SignalLinks_PanelId_ModelVersion",
                table: "SignalLinks",
                columns: new[] { "PanelId", "ModelVersion" });

            migrationBuilder.CreateIndex(
                name: "IX_SignalLists_AgencyId",
                table: "SignalLists",
                column: "AgencyId");

            migrationBuilder.CreateIndex(
                name: "IX_SignalLists_PanelId_AgencyId_Name",
                table: "SignalLists",
                columns: new[] { "PanelId", "AgencyId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Signals_IdentityId_OccurredOn",
                table: "Signals",
                columns: new[] { "IdentityId", "OccurredOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Signals_ImportId_Row",
                table: "Signals",
                columns: new[] { "ImportId", "Row" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Signals_ListId_SourceKey",
                table: "Signals",
                columns: new[] { "ListId", "SourceKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Signals_PanelId_BornOn",
                table: "Signals",
                columns: new[] { "PanelId", "BornOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Signals_PanelId_IsNeeded_OccurredOn",
                table: "Signals",
                columns: new[] { "PanelId", "IsNeeded", "OccurredOn" });

            migrationBuilder.CreateIndex(
                name: "IX_YoungPersonMerges_SurvivorId_At",
                table: "YoungPersonMerges",
                columns: new[] { "SurvivorId", "At" });

            migrationBuilder.CreateIndex(
                name: "StandsOnce",
                table: "YoungPersonMerges",
                column: "MergedId",
                unique: true,
                filter: "[UndoneAt] IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CandidateEvidence");

            migrationBuilder.DropTable(
                name: "EvidenceChanges");

            migrationBuilder.DropTable(
                name: "ImportChanges");

            migrationBuilder.DropTable(
                name: "ImportFaults");

            migrationBuilder.DropTable(
                name: "ImportLinkings");

            migrationBuilder.DropTable(
                name: "ImportProgress");

            migrationBuilder.DropTable(
                name: "LinkageModelVersions");

            migrationBuilder.DropTable(
                name: "LinkMoves");

            migrationBuilder.DropTable(
                name: "LinkQuestions");

            migrationBuilder.DropTable(
                name: "NeverTheSame");

            migrationBuilder.DropTable(
                name: "PurgedSignals");

            migrationBuilder.DropTable(
                name: "ReferralEvidence");

            migrationBuilder.DropTable(
                name: "RuleRuns");

            migrationBuilder.DropTable(
                name: "RuleTerms");

            migrationBuilder.DropTable(
                name: "RuleTrials");

            migrationBuilder.DropTable(
                name: "SignalBlockKeys");

            migrationBuilder.DropTable(
                name: "SignalDeliveries");

            migrationBuilder.DropTable(
                name: "SignalLinks");

            migrationBuilder.DropTable(
                name: "YoungPersonMerges");

            migrationBuilder.DropTable(
                name: "LinkDecisions");

            migrationBuilder.DropTable(
                name: "Candidates");

            migrationBuilder.DropTable(
                name: "RuleSets");

            migrationBuilder.DropTable(
                name: "Signals");

            migrationBuilder.DropTable(
                name: "PartnerSystems");

            migrationBuilder.DropTable(
                name: "LinkedIdentities");

            migrationBuilder.DropTable(
                name: "SignalImports");

            migrationBuilder.DropTable(
                name: "SignalLists");

            migrationBuilder.DropIndex(
                name: "IX_YoungPeople_MergedIntoId",
                table: "YoungPeople");

            migrationBuilder.DropColumn(
                name: "MergedIntoId",
                table: "YoungPeople");

            migrationBuilder.DropColumn(
                name: "CandidateDays",
                table: "PanelSettings");

            migrationBuilder.DropColumn(
                name: "LinkDays",
                table: "PanelSettings");

            migrationBuilder.DropColumn(
                name: "SignalDays",
                table: "PanelSettings");

            migrationBuilder.DropColumn(
                name: "SignalUnmatchedDays",
                table: "PanelSettings");
        }
    }
}
