using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace YoungFutures.Domain.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SupportThatReachesItsEnd : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "RemindedByHandAt",
                table: "SupportActions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RemindedByHandById",
                table: "SupportActions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "RemindersByHand",
                table: "SupportActions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "NotAsked",
                table: "RequestsToChair",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ExitPlanSoFar",
                table: "Cases",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ExitPlanSoFarAt",
                table: "Cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ExitPlanSoFarById",
                table: "Cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NotAskedBecause",
                table: "Cases",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NotAsked",
                table: "CaseEvents",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RemindedByHandAt",
                table: "AgencyChecks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RemindedByHandById",
                table: "AgencyChecks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "RemindersByHand",
                table: "AgencyChecks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "IX_Exclusions_PanelId_Until",
                table: "Exclusions",
                columns: new[] { "PanelId", "Until" });

            migrationBuilder.CreateIndex(
                name: "OnceFromADay",
                table: "Absences",
                columns: new[] { "UserId", "From" },
                unique: true,
                filter: "[EndedAt] IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Exclusions_PanelId_Until",
                table: "Exclusions");

            migrationBuilder.DropIndex(
                name: "OnceFromADay",
                table: "Absences");

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
