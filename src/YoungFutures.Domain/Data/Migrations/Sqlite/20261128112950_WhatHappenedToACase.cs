using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace YoungFutures.Domain.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WhatHappenedToACase : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Cases_LeadAgencyId",
                table: "Cases");

            migrationBuilder.AddColumn<string>(
                name: "AnsweredSince",
                table: "SafeguardingReports",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "AnsweredSinceAt",
                table: "SafeguardingReports",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NoReferenceBecause",
                table: "Referrals",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ReferrerId",
                table: "Referrals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RemindedAt",
                table: "ReferralQuestions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "WithdrawnById",
                table: "Agreements",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SightEndedAt",
                table: "AgencyChecks",
                type: "TEXT",
                nullable: true);

            // Whoever wrote down what they themselves had to tell is the referrer.
            migrationBuilder.Sql("UPDATE Referrals SET ReferrerId = LoggedById WHERE ReferrerName IS NULL");

            migrationBuilder.CreateTable(
                name: "CaseEvents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PanelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ExitPlan = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ActionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaseEvents_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CaseEvents_SupportActions_ActionId",
                        column: x => x.ActionId,
                        principalTable: "SupportActions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SafeguardingReports_OwnerId_DueOn",
                table: "SafeguardingReports",
                columns: new[] { "OwnerId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_LeadAgencyId_Status_DueOn",
                table: "Cases",
                columns: new[] { "LeadAgencyId", "Status", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_PanelId_Status_ReviewOn",
                table: "Cases",
                columns: new[] { "PanelId", "Status", "ReviewOn" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseEvents_ActionId",
                table: "CaseEvents",
                column: "ActionId");

            migrationBuilder.CreateIndex(
                name: "IX_CaseEvents_CaseId_At",
                table: "CaseEvents",
                columns: new[] { "CaseId", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CaseEvents");

            migrationBuilder.DropIndex(
                name: "IX_SafeguardingReports_OwnerId_DueOn",
                table: "SafeguardingReports");

            migrationBuilder.DropIndex(
                name: "IX_Cases_LeadAgencyId_Status_DueOn",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_PanelId_Status_ReviewOn",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "AnsweredSince",
                table: "SafeguardingReports");

            migrationBuilder.DropColumn(
                name: "AnsweredSinceAt",
                table: "SafeguardingReports");

            migrationBuilder.DropColumn(
                name: "NoReferenceBecause",
                table: "Referrals");

            migrationBuilder.DropColumn(
                name: "ReferrerId",
                table: "Referrals");

            migrationBuilder.DropColumn(
                name: "RemindedAt",
                table: "ReferralQuestions");

            migrationBuilder.DropColumn(
                name: "WithdrawnById",
                table: "Agreements");

            migrationBuilder.DropColumn(
                name: "SightEndedAt",
                table: "AgencyChecks");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_LeadAgencyId",
                table: "Cases",
                column: "LeadAgencyId");
        }
    }
}
