"""What is on the website, where it comes from in Mahak, and what corresponds to what."""
