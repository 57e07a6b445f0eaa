using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace YoungFutures.Domain.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class RightsAndKnowing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "KnownRecords",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AgencyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    InvolvementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Since = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KnownRecords", x => x.Id);
                    table.ForeignKey(
                        name: "FK_KnownRecords_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_KnownRecords_Involvements_InvolvementId",
                        column: x => x.InvolvementId,
                        principalTable: "Involvements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RightsRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ReferralId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Reference = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    RecordReference = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ThemeCode = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Asker = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    AskerName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    How = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Words = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    ReplyTo = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Language = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AboutUserId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RecordedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AnswerBy = table.Column<DateOnly>(type: "date", nullable: false),
                    AcknowledgeBy = table.Column<DateOnly>(type: "date", nullable: true),
                    AcknowledgedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AcknowledgedHow = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    ExtendedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ExtendedBecause = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    ExtensionToldOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DeciderId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Outcome = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Because = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    WhatWasDone = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DecidedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ToldOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ToldHow = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    ToldById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    WithdrawnBecause = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RightsRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RightsRequests_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RightsRequests_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RightsRequests_Referrals_ReferralId",
                        column: x => x.ReferralId,
                        principalTable: "Referrals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SightRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    KnownRecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AgencyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AskedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Purpose = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Because = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Level = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    GrantedUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    RefusedBecause = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    EndedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SightRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SightRequests_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SightRequests_KnownRecords_KnownRecordId",
                        column: x => x.KnownRecordId,
                        principalTable: "KnownRecords",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RecordMarks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ReferralId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    RightsRequestId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    SetAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SetById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    KeptBecause = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    KeptAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    KeptById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    LiftedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LiftedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    LiftedBecause = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecordMarks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RecordMarks_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecordMarks_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecordMarks_Referrals_ReferralId",
                        column: x => x.ReferralId,
                        principalTable: "Referrals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecordMarks_RightsRequests_RightsRequestId",
                        column: x => x.RightsRequestId,
                        principalTable: "RightsRequests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_KnownRecords_AgencyId_Since",
                table: "KnownRecords",
                columns: new[] { "AgencyId", "Since" });

            migrationBuilder.CreateIndex(
                name: "IX_KnownRecords_CaseId_AgencyId",
                table: "KnownRecords",
                columns: new[] { "CaseId", "AgencyId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_KnownRecords_InvolvementId",
                table: "KnownRecords",
                column: "InvolvementId");

            migrationBuilder.CreateIndex(
                name: "IX_KnownRecords_PanelId_Since",
                table: "KnownRecords",
                columns: new[] { "PanelId", "Since" });

            migrationBuilder.CreateIndex(
                name: "IX_RecordMarks_CaseId",
                table: "RecordMarks",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_RecordMarks_PanelId",
                table: "RecordMarks",
                column: "PanelId");

            migrationBuilder.CreateIndex(
                name: "IX_RecordMarks_ReferralId",
                table: "RecordMarks",
                column: "ReferralId");

            migrationBuilder.CreateIndex(
                name: "IX_RecordMarks_RightsRequestId",
                table: "RecordMarks",
                column: "RightsRequestId");

            migrationBuilder.CreateIndex(
                name: "IX_RecordMarks_SubjectId_Kind",
                table: "RecordMarks",
                columns: new[] { "SubjectId", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_RightsRequests_CaseId",
                table: "RightsRequests",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_RightsRequests_DeciderId_DueOn",
                table: "RightsRequests",
                columns: new[] { "DeciderId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_RightsRequests_OwnerId_DueOn",
                table: "RightsRequests",
                columns: new[] { "OwnerId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_RightsRequests_PanelId_DueOn",
                table: "RightsRequests",
                columns: new[] { "PanelId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_RightsRequests_PanelId_ReceivedOn",
                table: "RightsRequests",
                columns: new[] { "PanelId", "ReceivedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_RightsRequests_PanelId_RecordedAt",
                table: "RightsRequests",
                columns: new[] { "PanelId", "RecordedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_RightsRequests_PanelId_State_RecordedAt",
                table: "RightsRequests",
                columns: new[] { "PanelId", "State", "RecordedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_RightsRequests_Reference",
                table: "RightsRequests",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RightsRequests_ReferralId",
                table: "RightsRequests",
                column: "ReferralId");

            migrationBuilder.CreateIndex(
                name: "IX_RightsRequests_SubjectId",
                table: "RightsRequests",
                column: "SubjectId");

            migrationBuilder.CreateIndex(
                name: "IX_SightRequests_CaseId",
                table: "SightRequests",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_SightRequests_KnownRecordId",
                table: "SightRequests",
                column: "KnownRecordId");

            migrationBuilder.CreateIndex(
                name: "IX_SightRequests_OwnerId_DueOn",
                table: "SightRequests",
                columns: new[] { "OwnerId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_SightRequests_PanelId_DueOn",
                table: "SightRequests",
                columns: new[] { "PanelId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_SightRequests_PanelId_EndedAt",
                table: "SightRequests",
                columns: new[] { "PanelId", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "OneOpenRequest",
                table: "SightRequests",
                column: "KnownRecordId",
                unique: true,
                filter: "[DueOn] IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RecordMarks");

            migrationBuilder.DropTable(
                name: "SightRequests");

            migrationBuilder.DropTable(
                name: "RightsRequests");

            migrationBuilder.DropTable(
                name: "KnownRecords");
        }
    }
}
