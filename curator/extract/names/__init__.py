"""What capitalised phrases name: from runs of capitals to settled mentions."""
