using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace YoungFutures.Domain.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Trust : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "AccessRequestId",
                table: "ControlledDisclosures",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "AgreementExtendedTo",
                table: "Agencies",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AccessRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PanelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    RecordReference = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Requester = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RequesterName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ReplyTo = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Wanted = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RecordedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AnswerBy = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    IdentitySeen = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    IdentityOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    IdentityById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Authority = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Competence = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    CompetenceBecause = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Wishes = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    WishesById = table.Column<Guid>(type: "TEXT", nullable: true),
                    WishesAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Risk = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    GoesOn = table.Column<bool>(type: "INTEGER", nullable: true),
                    RiskBecause = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    RiskById = table.Column<Guid>(type: "TEXT", nullable: true),
                    RiskAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ExtendedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ExtendedBecause = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    ExtensionToldOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    GatheredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    GatheredById = table.Column<Guid>(type: "TEXT", nullable: true),
                    FinishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    FinishedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    FinishedDespite = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClosedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Ending = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    SentOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SentHow = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AccessRequests_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AgencyReports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Explained = table.Column<int>(type: "INTEGER", nullable: false),
                    Training = table.Column<int>(type: "INTEGER", nullable: false),
                    Reported = table.Column<int>(type: "INTEGER", nullable: false),
                    FalseAlarms = table.Column<int>(type: "INTEGER", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReadById = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReadAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgencyReports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgencyReports_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AgreementExtensions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Because = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    GrantedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    GrantedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreementExtensions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgreementExtensions_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AgreementWarnings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DaysBefore = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreementWarnings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgreementWarnings_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EmergencySights",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PanelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseReference = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    TryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Ground = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Because = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    InvolvementId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClosedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Finding = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    DecidedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EmergencySights", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EmergencySights_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EmergencySights_Involvements_InvolvementId",
                        column: x => x.InvolvementId,
                        principalTable: "Involvements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EmergencySights_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GlassTries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PanelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Ground = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GlassTries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GlassTries_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LookingDays",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PanelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Records = table.Column<int>(type: "INTEGER", nullable: false),
                    OutOfHours = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LookingDays", x => new { x.UserId, x.PanelId, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "LooksRead",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    UpTo = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LooksRead", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "UnusualLooks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PanelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LookerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Looks = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Records = table.Column<int>(type: "INTEGER", nullable: false),
                    OwnUsual = table.Column<int>(type: "INTEGER", nullable: true),
                    RoleUsual = table.Column<int>(type: "INTEGER", nullable: true),
                    Bearers = table.Column<int>(type: "INTEGER", nullable: true),
                    OutOf = table.Column<int>(type: "INTEGER", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    FoundAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    ReviewedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReviewedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnusualLooks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_UnusualLooks_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_UnusualLooks_Users_LookerId",
                        column: x => x.LookerId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AccessItems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PanelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccessRequestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    On = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    NeedsOpinion = table.Column<bool>(type: "INTEGER", nullable: false),
                    Decision = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Exemption = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Because = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    OthersBecause = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    IsUnsaid = table.Column<bool>(type: "INTEGER", nullable: false),
                    Redactions = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Mark = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecidedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessItems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AccessItems_AccessRequests_AccessRequestId",
                        column: x => x.AccessRequestId,
                        principalTable: "AccessRequests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AccessItems_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AccessPauses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PanelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccessRequestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PausedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PausedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ResumedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ResumedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessPauses", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AccessPauses_AccessRequests_AccessRequestId",
                        column: x => x.AccessRequestId,
                        principalTable: "AccessRequests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AccessPauses_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AgencyReportLines",
                columns: table => new
                {
                    ReportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LastSignedInAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    HasCodes = table.Column<bool>(type: "INTEGER", nullable: false),
                    Records = table.Column<int>(type: "INTEGER", nullable: false),
                    Searches = table.Column<int>(type: "INTEGER", nullable: false),
                    Exports = table.Column<int>(type: "INTEGER", nullable: false),
                    OutOfHours = table.Column<int>(type: "INTEGER", nullable: false),
                    LeftOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    OpenSessions = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgencyReportLines", x => new { x.ReportId, x.UserId });
                    table.ForeignKey(
                        name: "FK_AgencyReportLines_AgencyReports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "AgencyReports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AgencyReportLines_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AccessAskings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PanelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccessRequestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccessItemId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Of = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Whom = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Question = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AskedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    AnswerBy = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Words = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    AnsweredOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AnsweredById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessAskings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AccessAskings_AccessItems_AccessItemId",
                        column: x => x.AccessItemId,
                        principalTable: "AccessItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AccessAskings_AccessRequests_AccessRequestId",
                        column: x => x.AccessRequestId,
                        principalTable: "AccessRequests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AccessAskings_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ControlledDisclosures_AccessRequestId_MadeAt",
                table: "ControlledDisclosures",
                columns: new[] { "AccessRequestId", "MadeAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AccessAskings_AccessItemId",
                table: "AccessAskings",
                column: "AccessItemId");

            migrationBuilder.CreateIndex(
                name: "IX_AccessAskings_AccessRequestId_AskedAt",
                table: "AccessAskings",
                columns: new[] { "AccessRequestId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AccessAskings_PanelId",
                table: "AccessAskings",
                column: "PanelId");

            migrationBuilder.CreateIndex(
                name: "IX_AccessAskings_SubjectId",
                table: "AccessAskings",
                column: "SubjectId");

            migrationBuilder.CreateIndex(
                name: "IX_AccessItems_AccessRequestId_Decision_On_Id",
                table: "AccessItems",
                columns: new[] { "AccessRequestId", "Decision", "On", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AccessItems_AccessRequestId_On_Id",
                table: "AccessItems",
                columns: new[] { "AccessRequestId", "On", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AccessItems_AccessRequestId_RecordId_Kind",
                table: "AccessItems",
                columns: new[] { "AccessRequestId", "RecordId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AccessItems_PanelId",
                table: "AccessItems",
                column: "PanelId");

            migrationBuilder.CreateIndex(
                name: "IX_AccessItems_SubjectId",
                table: "AccessItems",
                column: "SubjectId");

            migrationBuilder.CreateIndex(
                name: "IX_AccessPauses_AccessRequestId",
                table: "AccessPauses",
                column: "AccessRequestId");

            migrationBuilder.CreateIndex(
                name: "IX_AccessPauses_PanelId",
                table: "AccessPauses",
                column: "PanelId");

            migrationBuilder.CreateIndex(
                name: "IX_AccessPauses_SubjectId",
                table: "AccessPauses",
                column: "SubjectId");

            migrationBuilder.CreateIndex(
                name: "IX_AccessRequests_OwnerId_DueOn",
                table: "AccessRequests",
                columns: new[] { "OwnerId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_AccessRequests_PanelId_DueOn",
                table: "AccessRequests",
                columns: new[] { "PanelId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_AccessRequests_PanelId_RecordedAt",
                table: "AccessRequests",
                columns: new[] { "PanelId", "RecordedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AccessRequests_PanelId_State_DueOn",
                table: "AccessRequests",
                columns: new[] { "PanelId", "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_AccessRequests_Reference",
                table: "AccessRequests",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AccessRequests_SubjectId",
                table: "AccessRequests",
                column: "SubjectId");

            migrationBuilder.CreateIndex(
                name: "IX_AgencyReportLines_UserId",
                table: "AgencyReportLines",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AgencyReports_AgencyId_DueOn",
                table: "AgencyReports",
                columns: new[] { "AgencyId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_AgencyReports_AgencyId_Month",
                table: "AgencyReports",
                columns: new[] { "AgencyId", "Month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AgreementExtensions_AgencyId_GrantedAt",
                table: "AgreementExtensions",
                columns: new[] { "AgencyId", "GrantedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AgreementWarnings_AgencyId_EndsOn_DaysBefore",
                table: "AgreementWarnings",
                columns: new[] { "AgencyId", "EndsOn", "DaysBefore" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EmergencySights_CaseId_Until",
                table: "EmergencySights",
                columns: new[] { "CaseId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_EmergencySights_InvolvementId",
                table: "EmergencySights",
                column: "InvolvementId");

            migrationBuilder.CreateIndex(
                name: "IX_EmergencySights_OwnerId_DueOn",
                table: "EmergencySights",
                columns: new[] { "OwnerId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_EmergencySights_PanelId_DueOn",
                table: "EmergencySights",
                columns: new[] { "PanelId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_EmergencySights_TryId",
                table: "EmergencySights",
                column: "TryId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GlassTries_ById_At",
                table: "GlassTries",
                columns: new[] { "ById", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_GlassTries_PanelId_At",
                table: "GlassTries",
                columns: new[] { "PanelId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_LookingDays_PanelId_Role_Day",
                table: "LookingDays",
                columns: new[] { "PanelId", "Role", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_UnusualLooks_AgencyId_ReviewedAt",
                table: "UnusualLooks",
                columns: new[] { "AgencyId", "ReviewedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_UnusualLooks_LookerId_Rule_SubjectId",
                table: "UnusualLooks",
                columns: new[] { "LookerId", "Rule", "SubjectId" });

            migrationBuilder.CreateIndex(
                name: "IX_UnusualLooks_OwnerId_DueOn",
                table: "UnusualLooks",
                columns: new[] { "OwnerId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_UnusualLooks_PanelId_DueOn",
                table: "UnusualLooks",
                columns: new[] { "PanelId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_UnusualLooks_PanelId_FoundAt",
                table: "UnusualLooks",
                columns: new[] { "PanelId", "FoundAt" });

            migrationBuilder.CreateIndex(
                name: "IX_UnusualLooks_PanelId_Rule_Outcome",
                table: "UnusualLooks",
                columns: new[] { "PanelId", "Rule", "Outcome" });

            migrationBuilder.CreateIndex(
                name: "IX_UnusualLooks_SubjectId",
                table: "UnusualLooks",
                column: "SubjectId");

            migrationBuilder.CreateIndex(
                name: "OnceADay",
                table: "UnusualLooks",
                columns: new[] { "LookerId", "PanelId", "Rule", "Day" },
                unique: true,
                filter: "[SubjectId] IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccessAskings");

            migrationBuilder.DropTable(
                name: "AccessPauses");

            migrationBuilder.DropTable(
                name: "AgencyReportLines");

            migrationBuilder.DropTable(
                name: "AgreementExtensions");

            migrationBuilder.DropTable(
                name: "AgreementWarnings");

            migrationBuilder.DropTable(
                name: "EmergencySights");

            migrationBuilder.DropTable(
                name: "GlassTries");

            migrationBuilder.DropTable(
                name: "LookingDays");

            migrationBuilder.DropTable(
                name: "LooksRead");

            migrationBuilder.DropTable(
                name: "UnusualLooks");

            migrationBuilder.DropTable(
                name: "AccessItems");

            migrationBuilder.DropTable(
                name: "AgencyReports");

            migrationBuilder.DropTable(
                name: "AccessRequests");

            migrationBuilder.DropIndex(
                name: "IX_ControlledDisclosures_AccessRequestId_MadeAt",
                table: "ControlledDisclosures");

            migrationBuilder.DropColumn(
                name: "AccessRequestId",
                table: "ControlledDisclosures");

            migrationBuilder.DropColumn(
                name: "AgreementExtendedTo",
                table: "Agencies");
        }
    }
}
