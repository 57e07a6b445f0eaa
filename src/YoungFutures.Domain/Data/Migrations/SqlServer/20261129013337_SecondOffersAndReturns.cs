using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace YoungFutures.Domain.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class SecondOffersAndReturns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "HeldUntil",
                table: "VisitWarnings",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RemindedByHandAt",
                table: "SupportActions",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RemindedByHandById",
                table: "SupportActions",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "RemindersByHand",
                table: "SupportActions",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "ProvedAt",
                table: "Sessions",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ProvedBy",
                table: "Sessions",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NotAsked",
                table: "RequestsToChair",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ExitPlanSoFar",
                table: "Cases",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ExitPlanSoFarAt",
                table: "Cases",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ExitPlanSoFarById",
                table: "Cases",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NotAskedBecause",
                table: "Cases",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NotAsked",
                table: "CaseEvents",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RemindedByHandAt",
                table: "AgencyChecks",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RemindedByHandById",
                table: "AgencyChecks",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "RemindersByHand",
                table: "AgencyChecks",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "EvaluationAgreements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Organisation = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Post = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Purpose = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Basis = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    CasesFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    CasesUntil = table.Column<DateOnly>(type: "date", nullable: false),
                    Fields = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RecordedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    WrappedKey = table.Column<byte[]>(type: "varbinary(100)", maxLength: 100, nullable: true),
                    KeyDestroyedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvaluationAgreements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EvaluationAgreements_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReturnBases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Organisation = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Post = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Basis = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RecordedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReturnBases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReturnBases_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReturnDefinitions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    BegunAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    BegunById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    PublishedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    EffectiveFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    Because = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    DaysToSign = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReturnDefinitions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SecondOffers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    By = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    How = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Answer = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Note = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    RecordedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SecondOffers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SecondOffers_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NationalReturns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PeriodStart = table.Column<DateOnly>(type: "date", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    DefinitionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    SignBy = table.Column<DateOnly>(type: "date", nullable: false),
                    PreparedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    PreparedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Because = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    CountedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    CountedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    BasisId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Figures = table.Column<string>(type: "nvarchar(max)", maxLength: 200000, nullable: true),
                    SubmittedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SubmittedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SentBackBecause = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    SignedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SignedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ContentHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NationalReturns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_NationalReturns_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_NationalReturns_ReturnBases_BasisId",
                        column: x => x.BasisId,
                        principalTable: "ReturnBases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_NationalReturns_ReturnDefinitions_DefinitionId",
                        column: x => x.DefinitionId,
                        principalTable: "ReturnDefinitions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReturnLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DefinitionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Order = table.Column<int>(type: "int", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Section = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    SectionCy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Question = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    QuestionCy = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Measure = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Breakdown = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReturnLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReturnLines_ReturnDefinitions_DefinitionId",
                        column: x => x.DefinitionId,
                        principalTable: "ReturnDefinitions",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "ControlledDisclosures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ReturnId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    AgreementId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Organisation = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Post = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Basis = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    PeriodFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    PeriodUntil = table.Column<DateOnly>(type: "date", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    MadeById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FilesUntil = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ContentHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ControlledDisclosures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ControlledDisclosures_EvaluationAgreements_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "EvaluationAgreements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ControlledDisclosures_NationalReturns_ReturnId",
                        column: x => x.ReturnId,
                        principalTable: "NationalReturns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ControlledDisclosures_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Referrals_PanelId_EndedAt",
                table: "Referrals",
                columns: new[] { "PanelId", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PostClosureChecks_PanelId_AnsweredAt",
                table: "PostClosureChecks",
                columns: new[] { "PanelId", "AnsweredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PostClosureChecks_PanelId_EndedAt",
                table: "PostClosureChecks",
                columns: new[] { "PanelId", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_NeedsConversations_PanelId_RecordedAt",
                table: "NeedsConversations",
                columns: new[] { "PanelId", "RecordedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Interventions_PanelId_OfferedAt",
                table: "Interventions",
                columns: new[] { "PanelId", "OfferedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Exclusions_PanelId_Until",
                table: "Exclusions",
                columns: new[] { "PanelId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactAttempts_PanelId_RecordedAt",
                table: "ContactAttempts",
                columns: new[] { "PanelId", "RecordedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseEvents_PanelId_Kind_At",
                table: "CaseEvents",
                columns: new[] { "PanelId", "Kind", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Agreements_PanelId_RecordedAt",
                table: "Agreements",
                columns: new[] { "PanelId", "RecordedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AgencyChecks_PanelId_AskedAt",
                table: "AgencyChecks",
                columns: new[] { "PanelId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "OnceFromADay",
                table: "Absences",
                columns: new[] { "UserId", "From" },
                unique: true,
                filter: "[EndedAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ControlledDisclosures_AgreementId",
                table: "ControlledDisclosures",
                column: "AgreementId");

            migrationBuilder.CreateIndex(
                name: "IX_ControlledDisclosures_PanelId_MadeAt",
                table: "ControlledDisclosures",
                columns: new[] { "PanelId", "MadeAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ControlledDisclosures_ReturnId",
                table: "ControlledDisclosures",
                column: "ReturnId");

            migrationBuilder.CreateIndex(
                name: "IX_EvaluationAgreements_PanelId_Until",
                table: "EvaluationAgreements",
                columns: new[] { "PanelId", "Until" });

            migrationBuilder.CreateIndex(
                name: "KeysToDestroy",
                table: "EvaluationAgreements",
                column: "Until",
                filter: "[WrappedKey] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_NationalReturns_BasisId",
                table: "NationalReturns",
                column: "BasisId");

            migrationBuilder.CreateIndex(
                name: "IX_NationalReturns_DefinitionId",
                table: "NationalReturns",
                column: "DefinitionId");

            migrationBuilder.CreateIndex(
                name: "IX_NationalReturns_OwnerId_DueOn",
                table: "NationalReturns",
                columns: new[] { "OwnerId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_NationalReturns_PanelId_PeriodStart_Number",
                table: "NationalReturns",
                columns: new[] { "PanelId", "PeriodStart", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_NationalReturns_PanelId_State_DueOn",
                table: "NationalReturns",
                columns: new[] { "PanelId", "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_ReturnBases_PanelId_From",
                table: "ReturnBases",
                columns: new[] { "PanelId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_ReturnDefinitions_EffectiveFrom",
                table: "ReturnDefinitions",
                column: "EffectiveFrom",
                unique: true,
                filter: "[EffectiveFrom] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ReturnDefinitions_Number",
                table: "ReturnDefinitions",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReturnLines_DefinitionId_Code",
                table: "ReturnLines",
                columns: new[] { "DefinitionId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SecondOffers_CaseId_RecordedAt",
                table: "SecondOffers",
                columns: new[] { "CaseId", "RecordedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SecondOffers_PanelId_Answer",
                table: "SecondOffers",
                columns: new[] { "PanelId", "Answer" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ControlledDisclosures");

            migrationBuilder.DropTable(
                name: "ReturnLines");

            migrationBuilder.DropTable(
                name: "SecondOffers");

            migrationBuilder.DropTable(
                name: "EvaluationAgreements");

            migrationBuilder.DropTable(
                name: "NationalReturns");

            migrationBuilder.DropTable(
                name: "ReturnBases");

            migrationBuilder.DropTable(
                name: "ReturnDefinitions");

            migrationBuilder.DropIndex(
                name: "IX_Referrals_PanelId_EndedAt",
                table: "Referrals");

            migrationBuilder.DropIndex(
                name: "IX_PostClosureChecks_PanelId_AnsweredAt",
                table: "PostClosureChecks");

            migrationBuilder.DropIndex(
                name: "IX_PostClosureChecks_PanelId_EndedAt",
                table: "PostClosureChecks");

            migrationBuilder.DropIndex(
                name: "IX_NeedsConversations_PanelId_RecordedAt",
                table: "NeedsConversations");

            migrationBuilder.DropIndex(
                name: "IX_Interventions_PanelId_OfferedAt",
                table: "Interventions");

            migrationBuilder.DropIndex(
                name: "IX_Exclusions_PanelId_Until",
                table: "Exclusions");

            migrationBuilder.DropIndex(
                name: "IX_ContactAttempts_PanelId_RecordedAt",
                table: "ContactAttempts");

            migrationBuilder.DropIndex(
                name: "IX_CaseEvents_PanelId_Kind_At",
                table: "CaseEvents");

            migrationBuilder.DropIndex(
                name: "IX_Agreements_PanelId_RecordedAt",
                table: "Agreements");

            migrationBuilder.DropIndex(
                name: "IX_AgencyChecks_PanelId_AskedAt",
                table: "AgencyChecks");

            migrationBuilder.DropIndex(
                name: "OnceFromADay",
                table: "Absences");

            migrationBuilder.DropColumn(
                name: "HeldUntil",
                table: "VisitWarnings");

            migrationBuilder.DropColumn(
                name: "RemindedByHandAt",
                table: "SupportActions");

            migrationBuilder.DropColumn(
                name: "RemindedByHandById",
                table: "SupportActions");

            migrationBuilder.DropColumn(
                name: "RemindersByHand",
                table: "SupportActions");

            migrationBuilder.DropColumn(
                name: "ProvedAt",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "ProvedBy",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "NotAsked",
                table: "RequestsToChair");

            migrationBuilder.DropColumn(
                name: "ExitPlanSoFar",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ExitPlanSoFarAt",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ExitPlanSoFarById",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "NotAskedBecause",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "NotAsked",
                table: "CaseEvents");

            migrationBuilder.DropColumn(
                name: "RemindedByHandAt",
                table: "AgencyChecks");

            migrationBuilder.DropColumn(
                name: "RemindedByHandById",
                table: "AgencyChecks");

            migrationBuilder.DropColumn(
                name: "RemindersByHand",
                table: "AgencyChecks");
        }
    }
}
